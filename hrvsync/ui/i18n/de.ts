<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>d MMM yyyy</source>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>{name}&apos;s strap paused, trying again{ago}</source>
        <translation>Gurt von {name} schweigt, neuer Versuch läuft{ago}</translation>
    </message>
    <message>
        <source>Looking for {name}&apos;s strap</source>
        <translation>Gurt von {name} wird gesucht</translation>
    </message>
    <message>
        <source>Connecting to {name}&apos;s strap</source>
        <translation>Gurt von {name} wird verbunden</translation>
    </message>
    <message>
        <source>cut short</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>Waiting for {name}&apos;s first beats</source>
        <translation>Warten auf die ersten Schläge von {name}</translation>
    </message>
    <message>
        <source>{name}&apos;s strap does not feel the skin: moisten it or pull it tighter</source>
        <translation>Gurt von {name} spürt die Haut nicht: anfeuchten oder enger ziehen</translation>
    </message>
    <message>
        <source>{name}&apos;s strap is silent ({seconds} s)</source>
        <translation>Gurt von {name} ist still ({seconds} s)</translation>
    </message>
    <message>
        <source>on skin</source>
        <translation>auf der Haut</translation>
    </message>
    <message>
        <source>no contact</source>
        <translation>kein Kontakt</translation>
    </message>
    <message>
        <source>pulse wave: PRV, not HRV</source>
        <translation>Pulswelle: PRV, nicht HRV</translation>
    </message>
    <message>
        <source>Too few clean beats</source>
        <translation>Zu wenige saubere Schläge</translation>
    </message>
    <message>
        <source>moist electrodes and sitting still help</source>
        <translation>feuchte Elektroden und Stillsitzen helfen</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>Ruhig</translation>
    </message>
    <message>
        <source>within your own range</source>
        <translation>im eigenen Bereich</translation>
    </message>
    <message>
        <source>Activated</source>
        <translation>Angeregt</translation>
    </message>
    <message>
        <source>heart up, variability down</source>
        <translation>Herz schneller, Variabilität niedriger</translation>
    </message>
    <message>
        <source>variability down, heart not up</source>
        <translation>Variabilität niedriger, Herz nicht schneller</translation>
    </message>
    <message>
        <source>Dampened</source>
        <translation>Gedämpft</translation>
    </message>
    <message>
        <source>Lively</source>
        <translation>Lebhaft</translation>
    </message>
    <message>
        <source>heart up, variability kept</source>
        <translation>Herz schneller, Variabilität erhalten</translation>
    </message>
    <message>
        <source>Arriving</source>
        <translation>Ankommen</translation>
    </message>
    <message>
        <source>getting to know your own range</source>
        <translation>der eigene Bereich wird ermittelt</translation>
    </message>
    <message>
        <source>Rising</source>
        <translation>Ansteigend</translation>
    </message>
    <message>
        <source>the heart is going up</source>
        <translation>das Herz wird schneller</translation>
    </message>
    <message>
        <source>{meaning}; the start was not quiet</source>
        <translation>{meaning}; der Anfang war unruhig</translation>
    </message>
    <message>
        <source>{name}&apos;s heart had not come to rest at the beginning: the lowest minute stands in for it.</source>
        <translation>Am Anfang war das Herz von {name} noch nicht zur Ruhe gekommen: Verglichen wird mit der ruhigsten Minute.</translation>
    </message>
    <message>
        <source>Waiting for a strap</source>
        <translation>Warten auf einen Gurt</translation>
    </message>
    <message>
        <source>{name}: only {n} % clean</source>
        <translation>{name}: nur {n} % sauber</translation>
    </message>
    <message>
        <source>both straps good ● ◆</source>
        <translation>beide Gurte gut ● ◆</translation>
    </message>
    <message>
        <source>strap good ●</source>
        <translation>Gurt gut ●</translation>
    </message>
    <message>
        <source>Breath {rate}/min</source>
        <translation>Atem {rate}/min</translation>
    </message>
    <message>
        <source>Breath uncertain</source>
        <translation>Atem unsicher</translation>
    </message>
    <message>
        <source>swing {n} bpm</source>
        <translation>Schwankung {n}/min</translation>
    </message>
    <message>
        <source>coherence {n}</source>
        <translation>Kohärenz {n}</translation>
    </message>
    <message>
        <source>Breath: measured at the chest.</source>
        <translation>Atem: am Brustkorb gemessen.</translation>
    </message>
    <message>
        <source>Breath: the heart follows the pacer.</source>
        <translation>Atem: das Herz folgt dem Taktgeber.</translation>
    </message>
    <message>
        <source>Breath: from the heart&apos;s swing.</source>
        <translation>Atem: aus der Schwankung des Herzschlags.</translation>
    </message>
    <message>
        <source>Breath uncertain: the heart&apos;s own slow wave outweighs it.</source>
        <translation>Atem unsicher: die eigene langsame Welle des Herzens überwiegt.</translation>
    </message>
    <message>
        <source>Breath uncertain: the heart shows no clear swing with it.</source>
        <translation>Atem unsicher: das Herz schwankt nicht deutlich mit ihm.</translation>
    </message>
    <message>
        <source>Breath uncertain: the heart does not follow the pacer.</source>
        <translation>Atem unsicher: das Herz folgt dem Taktgeber nicht.</translation>
    </message>
    <message>
        <source>Breath uncertain: the chest moves too much.</source>
        <translation>Atem unsicher: der Brustkorb bewegt sich zu viel.</translation>
    </message>
    <message>
        <source>Coherence: one slow wave against all others, up to 13.</source>
        <translation>Kohärenz: eine langsame Welle gegen alle anderen, bis 13.</translation>
    </message>
    <message>
        <source>rupture</source>
        <translation>Bruch</translation>
    </message>
    <message>
        <source>repair</source>
        <translation>Annäherung</translation>
    </message>
    <message>
        <source>touch</source>
        <translation>Berührung</translation>
    </message>
    <message>
        <source>cue</source>
        <translation>Zeichen</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>voice</source>
        <translation>Stimme</translation>
    </message>
    <message>
        <source>face</source>
        <translation>Gesicht</translation>
    </message>
    <message>
        <source>eyes</source>
        <translation>Augen</translation>
    </message>
    <message>
        <source>posture</source>
        <translation>Haltung</translation>
    </message>
    <message>
        <source>pacing</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Both hearts are going up</source>
        <translation>Beide Herzen werden schneller</translation>
    </message>
    <message>
        <source>Both of you are up, and move together</source>
        <translation>Bei euch beiden schlägt das Herz schneller, und im Gleichklang</translation>
    </message>
    <message>
        <source>Both of you are up</source>
        <translation>Bei euch beiden schlägt das Herz schneller</translation>
    </message>
    <message>
        <source>Moving in opposite directions beyond the pacer</source>
        <translation>Über den Taktgeber hinaus gegenläufig</translation>
    </message>
    <message>
        <source>Moving in opposite directions</source>
        <translation>Gegenläufig</translation>
    </message>
    <message>
        <source>Moving together beyond the pacer: clearly</source>
        <translation>Im Gleichklang über den Taktgeber hinaus: deutlich</translation>
    </message>
    <message>
        <source>Moving together beyond the pacer: some</source>
        <translation>Im Gleichklang über den Taktgeber hinaus: etwas</translation>
    </message>
    <message>
        <source>Both follow the pacer; no more than that</source>
        <translation>Beide folgen dem Taktgeber, mehr nicht</translation>
    </message>
    <message>
        <source>Both follow the pacer; no more than that yet</source>
        <translation>Beide folgen dem Taktgeber, mehr noch nicht</translation>
    </message>
    <message>
        <source>No more alike than by chance</source>
        <translation>Nicht ähnlicher als durch Zufall</translation>
    </message>
    <message>
        <source>more in common than the pacer explains</source>
        <translation>mehr gemeinsam, als der Taktgeber erklärt</translation>
    </message>
    <message>
        <source>more in common than by chance</source>
        <translation>mehr gemeinsam als durch Zufall</translation>
    </message>
    <message>
        <source>not clearly more in common than the pacer explains</source>
        <translation>nicht klar mehr gemeinsam, als der Taktgeber erklärt</translation>
    </message>
    <message>
        <source>not clearly more in common than by chance</source>
        <translation>nicht klar mehr gemeinsam als durch Zufall</translation>
    </message>
    <message>
        <source>The last ten minutes: {more}</source>
        <translation>Die letzten zehn Minuten: {more}</translation>
    </message>
    <message>
        <source>So far: {more}</source>
        <translation>Bisher: {more}</translation>
    </message>
    <message>
        <source>This phase so far: {more}</source>
        <translation>Diese Phase bisher: {more}</translation>
    </message>
    <message>
        <source>Something that happens to both, such as standing up, makes strangers alike too.</source>
        <translation>Was beiden zugleich geschieht, etwa aufzustehen, macht auch Fremde ähnlich.</translation>
    </message>
    <message>
        <source>Breathing to one pacer brings hearts together by itself; here it is taken out.</source>
        <translation>Ein gemeinsamer Taktgeber bringt Herzen schon von selbst in Gleichklang; das ist hier herausgerechnet.</translation>
    </message>
    <message>
        <source>lag: perhaps more than the 5 s searched</source>
        <translation>Verzug: vielleicht mehr als die 5 s, in denen gesucht wird</translation>
    </message>
    <message>
        <source>not both of you were back in range by the end</source>
        <translation>bis zum Ende waren nicht beide wieder in ihrem Bereich</translation>
    </message>
    <message>
        <source>clearly different from no change</source>
        <translation>deutlich verschieden von keiner Veränderung</translation>
    </message>
    <message>
        <source>no clear change yet</source>
        <translation>noch keine klare Veränderung</translation>
    </message>
    <message>
        <source>Over {n} sessions {who} steadied {other} {times}, by chance {c} ({low} to {high}).</source>
        <translation>In {n} Sitzungen hat {who} {other} {times} beruhigt, durch Zufall wären es {c} ({low} bis {high}).</translation>
    </message>
    <message>
        <source>not once</source>
        <translation>kein einziges Mal</translation>
    </message>
    <message>
        <source>once</source>
        <translation>einmal</translation>
    </message>
    <message>
        <source>twice</source>
        <translation>zweimal</translation>
    </message>
    <message>
        <source>{n} times</source>
        <translation>{n}-mal</translation>
    </message>
    <message>
        <source>Not enough yet to say whether you move together</source>
        <translation>Noch zu wenig, um zu sagen, ob ihr im Gleichklang seid</translation>
    </message>
    <message>
        <source>Heart rate only</source>
        <translation>Nur Herzfrequenz</translation>
    </message>
    <message>
        <source>pacemaker or rhythm disorder</source>
        <translation>Herzschrittmacher oder Rhythmusstörung</translation>
    </message>
    <message>
        <source>Moving together: some</source>
        <translation>Im Gleichklang: etwas</translation>
    </message>
    <message>
        <source>Moving together: clearly</source>
        <translation>Im Gleichklang: deutlich</translation>
    </message>
    <message>
        <source>Waiting for both straps</source>
        <translation>Warten auf beide Gurte</translation>
    </message>
    <message>
        <source>Waiting for {name}&apos;s strap</source>
        <translation>Warten auf den Gurt von {name}</translation>
    </message>
    <message>
        <source>Needs {n} s more of both of you with the pacer</source>
        <translation>Es fehlen noch {n} s, in denen ihr beide mit dem Taktgeber atmet</translation>
    </message>
    <message>
        <source>Needs {n} s more of both of you breathing freely</source>
        <translation>Es fehlen noch {n} s, in denen ihr beide frei atmet</translation>
    </message>
    <message>
        <source>Waiting for a minute of clean beats: {names}</source>
        <translation>Warten auf eine Minute mit sauberen Schlägen: {names}</translation>
    </message>
    <message>
        <source>Chance alone gives as much.</source>
        <translation>Der Zufall allein ergibt ebenso viel.</translation>
    </message>
    <message>
        <source>Chance alone gives this much in up to one minute of five.</source>
        <translation>Der Zufall allein ergibt so viel in bis zu einer von fünf Minuten.</translation>
    </message>
    <message>
        <source>Chance alone gives this much in fewer than one minute of twenty.</source>
        <translation>Der Zufall allein ergibt so viel in weniger als einer von zwanzig Minuten.</translation>
    </message>
    <message>
        <source>with the pacer: {each}</source>
        <translation>mit dem Taktgeber: {each}</translation>
    </message>
    <message>
        <source>beyond the pacer {r} (chance up to {c})</source>
        <translation>über den Taktgeber hinaus {r} (Zufall bis {c})</translation>
    </message>
    <message>
        <source>correlation without lag {r}</source>
        <translation>Korrelation ohne Verzug {r}</translation>
    </message>
    <message>
        <source>{name} ahead by {s} s ({low} to {high} s)</source>
        <translation>{name} {s} s voraus ({low} bis {high} s)</translation>
    </message>
    <message>
        <source>lag: not above chance</source>
        <translation>Verzug: nicht über Zufall</translation>
    </message>
    <message>
        <source>in step, as far as the straps can tell</source>
        <translation>im Gleichtakt, soweit die Gurte es erkennen lassen</translation>
    </message>
    <message>
        <source>lag: the wave is too short to tell who is ahead</source>
        <translation>Verzug: die Welle ist zu kurz, um zu sagen, wer voraus ist</translation>
    </message>
    <message>
        <source>lag: uncertain</source>
        <translation>Verzug: unsicher</translation>
    </message>
    <message>
        <source>At {at} you marked a rupture</source>
        <translation>Um {at} habt ihr einen Bruch markiert</translation>
    </message>
    <message>
        <source>At {at} something shifted in both bodies</source>
        <translation>Um {at} hat sich in beiden Körpern etwas verschoben</translation>
    </message>
    <message>
        <source>both stayed in their range</source>
        <translation>beide blieben in ihrem Bereich</translation>
    </message>
    <message>
        <source>both were back in their range after {n} s</source>
        <translation>beide waren nach {n} s wieder in ihrem Bereich</translation>
    </message>
    <message>
        <source>too much is missing there to say more</source>
        <translation>dort fehlt zu viel, um mehr zu sagen</translation>
    </message>
    <message>
        <source>{name}&apos;s heart answers most at {n} breaths a minute, by {criteria} of {of} criteria.</source>
        <translation>Das Herz von {name} antwortet am stärksten bei {n} Atemzügen pro Minute, nach {criteria} von {of} Kriterien.</translation>
    </message>
    <message>
        <source>No clear answer for {name} this time; nearest: {rates} breaths a minute.</source>
        <translation>Diesmal keine klare Antwort für {name}; am nächsten: {rates} Atemzüge pro Minute.</translation>
    </message>
    <message>
        <source>No clear answer for {name}: too few rates at which the breath followed the disc.</source>
        <translation>Keine klare Antwort für {name}: zu wenige Tempi, bei denen der Atem der Scheibe folgte.</translation>
    </message>
    <message>
        <source>A change shows from six sessions over two weeks on.</source>
        <translation>Eine Veränderung zeigt sich ab sechs Sitzungen über zwei Wochen.</translation>
    </message>
    <message>
        <source>Change a month: {change} ({low} to {high}), {sure}.</source>
        <translation>Veränderung im Monat: {change} ({low} bis {high}), {sure}.</translation>
    </message>
    <message>
        <source>No rupture in 60 days.</source>
        <translation>Kein Bruch in 60 Tagen.</translation>
    </message>
    <message>
        <source>Back in range in {n} of {of} in 60 days.</source>
        <translation>In 60 Tagen nach {n} von {of} Brüchen wieder im eigenen Bereich.</translation>
    </message>
    <message>
        <source>Half of them took longer than was watched.</source>
        <translation>In der Hälfte dauerte es länger, als aufgezeichnet wurde.</translation>
    </message>
    <message>
        <source>Half within {n} s.</source>
        <translation>Die Hälfte binnen {n} s.</translation>
    </message>
    <message>
        <source>Half within {n} s (at least {low} s).</source>
        <translation>Die Hälfte binnen {n} s (mindestens {low} s).</translation>
    </message>
    <message>
        <source>Half within {n} s ({low} to {high} s).</source>
        <translation>Die Hälfte binnen {n} s ({low} bis {high} s).</translation>
    </message>
    <message>
        <source>without a guide</source>
        <translation>ohne Anleitung</translation>
    </message>
    <message>
        <source>Not compared, since different sessions are not alike: {named}.</source>
        <translation>Nicht mitverglichen, weil sich verschiedene Sitzungen nicht gleichen: {named}.</translation>
    </message>
    <message>
        <source>lying</source>
        <translation>liegend</translation>
    </message>
    <message>
        <source>sitting</source>
        <translation>sitzend</translation>
    </message>
    <message>
        <source>standing</source>
        <translation>stehend</translation>
    </message>
    <message>
        <source>All at {time}.</source>
        <translation>Alle um {time}.</translation>
    </message>
    <message>
        <source>Readings from {first} to {last}, half of them by {middle}.</source>
        <translation>Messungen von {first} bis {last}, die Hälfte bis {middle}.</translation>
    </message>
    <message>
        <source>Who steadied whom shows from six sessions of one kind and length on.</source>
        <translation>Wer wen beruhigt hat, zeigt sich ab sechs Sitzungen gleicher Art und Länge.</translation>
    </message>
    <message>
        <source>Over {n} sessions {who} steadied {other} {times}, by chance {c} ({low} to {high}): more than that.</source>
        <translation>In {n} Sitzungen hat {who} {other} {times} beruhigt, durch Zufall wären es {c} ({low} bis {high}): öfter als durch Zufall.</translation>
    </message>
    <message>
        <source>Both settled</source>
        <translation>Beide ruhig</translation>
    </message>
    <message>
        <source>One settled, one not</source>
        <translation>Nur eine Person ruhig</translation>
    </message>
    <message>
        <source>Both unsettled</source>
        <translation>Beide unruhig</translation>
    </message>
    <message>
        <source>heart rate strap</source>
        <translation>Herzfrequenzgurt</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>in Ordnung</translation>
    </message>
    <message>
        <source>The Bluetooth adapter that was chosen is not there. Plug it in, or choose one that `hrvsync doctor` lists.</source>
        <translation>Den gewählten Bluetooth-Adapter gibt es hier nicht. Stecke ihn ein, oder wähle einen, den `hrvsync doctor` aufzählt.</translation>
    </message>
    <message>
        <source>operation not supported</source>
        <translation>das kann er nicht</translation>
    </message>
    <message>
        <source>measurement not supported</source>
        <translation>diese Messung kann er nicht</translation>
    </message>
    <message>
        <source>not supported</source>
        <translation>das kann er nicht</translation>
    </message>
    <message>
        <source>wrong length</source>
        <translation>falsche Länge</translation>
    </message>
    <message>
        <source>wrong parameter</source>
        <translation>falscher Parameter</translation>
    </message>
    <message>
        <source>already in this state</source>
        <translation>schon in diesem Zustand</translation>
    </message>
    <message>
        <source>wrong resolution</source>
        <translation>falsche Auflösung</translation>
    </message>
    <message>
        <source>wrong sample rate</source>
        <translation>falsche Abtastrate</translation>
    </message>
    <message>
        <source>wrong range</source>
        <translation>falscher Messbereich</translation>
    </message>
    <message>
        <source>the connection&apos;s packets are too small</source>
        <translation>die Pakete der Verbindung sind zu klein</translation>
    </message>
    <message>
        <source>wrong number of channels</source>
        <translation>falsche Anzahl von Kanälen</translation>
    </message>
    <message>
        <source>not in this state</source>
        <translation>nicht in diesem Zustand</translation>
    </message>
    <message>
        <source>the device is in its charger</source>
        <translation>das Gerät liegt im Ladegerät</translation>
    </message>
    <message>
        <source>We get a pulse but no beat intervals: wet the electrodes, or this strap gives heart rate only.</source>
        <translation>Ein Puls kommt an, aber keine Schlagabstände: Elektroden anfeuchten, oder dieser Gurt sendet nur die Herzfrequenz.</translation>
    </message>
    <message>
        <source>Nothing arrives from this strap.</source>
        <translation>Von diesem Gurt kommt nichts an.</translation>
    </message>
    <message>
        <source>The strap is connected but feels no heart: put it on, wet the electrodes.</source>
        <translation>Der Gurt ist verbunden, spürt aber kein Herz: anlegen, Elektroden anfeuchten.</translation>
    </message>
    <message>
        <source>Its RR intervals are computed from heart rate, not measured.</source>
        <translation>Seine RR-Intervalle sind aus der Herzfrequenz berechnet, nicht gemessen.</translation>
    </message>
    <message>
        <source>It repeats one filled-in value as RR interval.</source>
        <translation>Er wiederholt einen eingesetzten Wert als RR-Intervall.</translation>
    </message>
    <message>
        <source>Many beats are missing: wet the electrodes, tighten the strap.</source>
        <translation>Viele Schläge fehlen: Elektroden anfeuchten, Gurt enger ziehen.</translation>
    </message>
    <message>
        <source>It says it is not worn though beats arrive: its contact bit is not to be trusted.</source>
        <translation>Er meldet, dass er nicht angelegt ist, obwohl Schläge ankommen: seiner Kontaktmeldung ist nicht zu trauen.</translation>
    </message>
    <message>
        <source>One recording can be opened, or two of one person each.</source>
        <translation>Eine Aufzeichnung kann geöffnet werden, oder zwei von je einer Person.</translation>
    </message>
    <message>
        <source>there are no events in it</source>
        <translation>sie enthält keine Ereignisse</translation>
    </message>
    <message>
        <source>choose another recording</source>
        <translation>wähle eine andere Aufzeichnung</translation>
    </message>
    <message>
        <source>{file} is not in your recordings; delete it yourself</source>
        <translation>{file} liegt nicht bei deinen Aufzeichnungen; lösche die Datei selbst</translation>
    </message>
    <message>
        <source>it holds a value a day and no heartbeats</source>
        <translation>sie enthält einen Wert pro Tag und keine Herzschläge</translation>
    </message>
    <message>
        <source>bring it into the library: hrvsync history NAME shows it</source>
        <translation>hole sie in die Bibliothek: hrvsync history NAME zeigt sie</translation>
    </message>
    <message>
        <source>{n} people are in it</source>
        <translation>sie enthält {n} Personen</translation>
    </message>
    <message>
        <source>nobody is in it</source>
        <translation>sie enthält niemanden</translation>
    </message>
    <message>
        <source>a pair is made of two recordings of one person each</source>
        <translation>ein Paar entsteht aus zwei Aufzeichnungen von je einer Person</translation>
    </message>
    <message>
        <source>the brackets are nested too deeply</source>
        <translation>die Klammern sind zu tief verschachtelt</translation>
    </message>
    <message>
        <source>the holds leave no time to breathe in and out</source>
        <translation>die Atempausen lassen keine Zeit zum Ein- und Ausatmen</translation>
    </message>
    <message>
        <source>{file}, line {n}: {what}; correct this line, or copy the shipped protocol again and start from there.</source>
        <translation>{file}, Zeile {n}: {what}; berichtige diese Zeile, oder kopiere die mitgelieferte Sitzung noch einmal und beginne von dort.</translation>
    </message>
    <message>
        <source>this is not TOML ({error})</source>
        <translation>das ist kein TOML ({error})</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>eine ganze Zahl</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>a table</source>
        <translation>eine Tabelle</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>eine Liste</translation>
    </message>
    <message>
        <source>“{key}” is missing here</source>
        <translation>„{key}“ fehlt hier</translation>
    </message>
    <message>
        <source>“{key}” is not known here</source>
        <translation>„{key}“ ist hier nicht bekannt</translation>
    </message>
    <message>
        <source>“{key}” {what}</source>
        <translation>„{key}“ {what}</translation>
    </message>
    <message>
        <source>should be {kind}, not {got}</source>
        <translation>sollte {kind} sein, nicht {got}</translation>
    </message>
    <message>
        <source>should be {kind} of at least {limit}</source>
        <translation>sollte {kind} von mindestens {limit} sein</translation>
    </message>
    <message>
        <source>should be {kind} of at most {limit}</source>
        <translation>sollte {kind} von höchstens {limit} sein</translation>
    </message>
    <message>
        <source>should be {kind} of length at least {limit}</source>
        <translation>sollte {kind} mit einer Länge von mindestens {limit} sein</translation>
    </message>
    <message>
        <source>should be {kind} of length at most {limit}</source>
        <translation>sollte {kind} mit einer Länge von höchstens {limit} sein</translation>
    </message>
    <message>
        <source>cannot be {value}</source>
        <translation>kann nicht {value} sein</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>kein Platz mehr auf dem Datenträger</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>Speicherkontingent erschöpft</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>der Datenträger ist schreibgeschützt</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>Fehler beim Lesen oder Schreiben</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>keine Berechtigung</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>nicht erlaubt</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>Datei oder Ordner nicht gefunden</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>die Datei gibt es schon</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>das ist ein Ordner</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>das ist kein Ordner</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>der Dateiname ist zu lang</translation>
    </message>
    <message>
        <source>No such device</source>
        <translation>das Gerät ist nicht da</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>das Gerät ist gerade belegt</translation>
    </message>
    <message>
        <source>database is locked</source>
        <translation>das Verzeichnis der Aufzeichnungen ist gerade belegt</translation>
    </message>
    <message>
        <source>the recording is not there any more</source>
        <translation>die Aufzeichnung ist nicht mehr da</translation>
    </message>
    <message>
        <source>{some} and {more}</source>
        <translation>{some} und {more}</translation>
    </message>
    <message>
        <source>{strap} lost its link again and again as it sent {what}: now it sends beats only.</source>
        <translation>Der {strap} verlor immer wieder die Verbindung, während er {what} sendete: jetzt sendet er nur Schläge.</translation>
    </message>
    <message>
        <source>Looking for the strap: put it on; moist electrodes wake it.</source>
        <translation>Der Gurt wird gesucht: anlegen; feuchte Elektroden wecken ihn.</translation>
    </message>
    <message>
        <source>The strap</source>
        <translation>Gurt</translation>
    </message>
    <message>
        <source>This user account may not use Bluetooth. Log in at the console, or join the group `bluetooth` and log in again.</source>
        <translation>Dieses Benutzerkonto darf Bluetooth nicht benutzen. Melde dich direkt am Computer an, oder tritt der Gruppe `bluetooth` bei und melde dich neu an.</translation>
    </message>
    <message>
        <source>Allow it in System Settings &gt; Privacy &amp; Security &gt; Bluetooth, for hrvsync or the terminal it runs in.</source>
        <translation>Erlaube es in Systemeinstellungen &gt; Datenschutz &amp; Sicherheit &gt; Bluetooth, für hrvsync oder das Terminal, in dem es läuft.</translation>
    </message>
    <message>
        <source>Allow it in Settings &gt; Privacy &amp; security &gt; Radios: let apps and desktop apps control radios.</source>
        <translation>Erlaube es in Einstellungen &gt; Datenschutz und Sicherheit &gt; Funkempfang: Apps und Desktop-Apps dürfen den Funk steuern.</translation>
    </message>
    <message>
        <source>Allow it in the system settings.</source>
        <translation>Erlaube es in den Systemeinstellungen.</translation>
    </message>
    <message>
        <source>This computer&apos;s Bluetooth service is not reachable (no system message bus). In a container, share the system D-Bus (/run/dbus); else start D-Bus.</source>
        <translation>Der Bluetooth-Dienst dieses Computers ist nicht erreichbar (kein Nachrichtenbus des Systems). In einem Container: gib den System-D-Bus (/run/dbus) frei; sonst starte D-Bus.</translation>
    </message>
    <message>
        <source>The system message bus is not running. Restart the computer or start D-Bus.</source>
        <translation>Der Nachrichtenbus des Systems läuft nicht. Starte den Computer neu oder starte D-Bus.</translation>
    </message>
    <message>
        <source>The system message bus hung up: this user account may not use Bluetooth, or the bus has just stopped. Log in at the console, or join the group `bluetooth`, or restart the computer.</source>
        <translation>Der Nachrichtenbus des Systems hat aufgelegt: dieses Benutzerkonto darf Bluetooth nicht benutzen, oder der Bus wurde gerade angehalten. Melde dich direkt am Computer an, tritt der Gruppe `bluetooth` bei oder starte den Computer neu.</translation>
    </message>
    <message>
        <source>hrvsync may not use Bluetooth here. Allow access to the system bus for this sandbox (Flatpak, Snap, container).</source>
        <translation>hrvsync darf Bluetooth hier nicht benutzen. Erlaube dieser abgeschotteten Umgebung (Flatpak, Snap, Container) den Zugriff auf den Systembus.</translation>
    </message>
    <message>
        <source>The container&apos;s user does not match. Set BLEAK_DBUS_AUTH_UID to your user id outside.</source>
        <translation>Der Benutzer im Container passt nicht. Setze BLEAK_DBUS_AUTH_UID auf deine Benutzerkennung außerhalb.</translation>
    </message>
    <message>
        <source>Bluetooth software is missing. Install the package `bluez`.</source>
        <translation>Die Bluetooth-Software fehlt. Installiere das Paket `bluez`.</translation>
    </message>
    <message>
        <source>The Bluetooth service does not start. Try `systemctl start bluetooth`.</source>
        <translation>Der Bluetooth-Dienst startet nicht. Versuche `systemctl start bluetooth`.</translation>
    </message>
    <message>
        <source>macOS does not answer about Bluetooth. {how} A background agent (launchd) never gets this: start hrvsync from the desktop or a terminal.</source>
        <translation>macOS antwortet nicht zu Bluetooth. {how} Ein Hintergrunddienst (launchd) bekommt das nie: starte hrvsync vom Schreibtisch oder aus einem Terminal.</translation>
    </message>
    <message>
        <source>The Bluetooth service does not answer. Switch Bluetooth off and on, or restart the service `Bluetooth Support Service`.</source>
        <translation>Der Bluetooth-Dienst antwortet nicht. Schalte Bluetooth aus und ein, oder starte den Dienst „Bluetooth-Unterstützungsdienst“ neu.</translation>
    </message>
    <message>
        <source>The Bluetooth service does not answer. Try `systemctl restart bluetooth`.</source>
        <translation>Der Bluetooth-Dienst antwortet nicht. Versuche `systemctl restart bluetooth`.</translation>
    </message>
    <message>
        <source>Waiting for this computer&apos;s Bluetooth service.</source>
        <translation>Warten auf den Bluetooth-Dienst dieses Computers.</translation>
    </message>
    <message>
        <source>No Bluetooth adapter found. Plug one in, or use the demo: `hrvsync demo`.</source>
        <translation>Kein Bluetooth-Adapter gefunden. Stecke einen ein, oder probiere die Demo: `hrvsync demo`.</translation>
    </message>
    <message>
        <source>This adapter cannot talk to straps (no Bluetooth Low Energy). Try another adapter.</source>
        <translation>Dieser Adapter kann nicht mit Gurten sprechen (kein Bluetooth Low Energy). Versuche einen anderen Adapter.</translation>
    </message>
    <message>
        <source>Bluetooth is off. Turn it on in Control Centre or System Settings &gt; Bluetooth; hrvsync continues by itself.</source>
        <translation>Bluetooth ist aus. Schalte es im Kontrollzentrum oder in Systemeinstellungen &gt; Bluetooth ein; hrvsync macht von selbst weiter.</translation>
    </message>
    <message>
        <source>Bluetooth is off. Turn it on in Settings &gt; Bluetooth &amp; devices; hrvsync continues by itself.</source>
        <translation>Bluetooth ist aus. Schalte es in Einstellungen &gt; Bluetooth und Geräte ein; hrvsync macht von selbst weiter.</translation>
    </message>
    <message>
        <source>Bluetooth is off. Turn it on in the system settings or with `bluetoothctl power on`; hrvsync continues by itself.</source>
        <translation>Bluetooth ist aus. Schalte es in den Systemeinstellungen oder mit `bluetoothctl power on` ein; hrvsync macht von selbst weiter.</translation>
    </message>
    <message>
        <source>Bluetooth permission was refused. {how}</source>
        <translation>Der Zugriff auf Bluetooth wurde abgelehnt. {how}</translation>
    </message>
    <message>
        <source>macOS ends programs that use Bluetooth from here. {how}</source>
        <translation>macOS beendet Programme, die von hier aus Bluetooth benutzen. {how}</translation>
    </message>
    <message>
        <source>The system does not let hrvsync use Bluetooth. {how}</source>
        <translation>Das System lässt hrvsync Bluetooth nicht benutzen. {how}</translation>
    </message>
    <message>
        <source>Bluetooth is blocked by airplane mode or a switch of this computer. Switch that off, or run `rfkill unblock bluetooth`; hrvsync continues by itself.</source>
        <translation>Bluetooth ist durch den Flugmodus oder einen Schalter dieses Computers gesperrt. Schalte das aus, oder rufe `rfkill unblock bluetooth` auf; hrvsync macht von selbst weiter.</translation>
    </message>
    <message>
        <source>Bluetooth is not ready yet; hrvsync tries again.</source>
        <translation>Bluetooth ist noch nicht bereit; hrvsync versucht es wieder.</translation>
    </message>
    <message>
        <source>Another program is searching for Bluetooth devices; hrvsync tries again.</source>
        <translation>Ein anderes Programm sucht gerade Bluetooth-Geräte; hrvsync versucht es wieder.</translation>
    </message>
    <message>
        <source>{strap} did not answer. Is it worn, wet and near? Is another app or watch using it?</source>
        <translation>Der {strap} hat nicht geantwortet. Ist er angelegt, feucht und nah? Benutzt ihn eine andere App oder Uhr?</translation>
    </message>
    <message>
        <source>{strap} is not in range. Put it on; moist electrodes wake it. Close other apps that may hold it.</source>
        <translation>Der {strap} ist nicht in Reichweite. Lege ihn an; feuchte Elektroden wecken ihn. Schließe andere Apps, die ihn halten könnten.</translation>
    </message>
    <message>
        <source>{strap} is not in range. Put it on, or correct its id: in sight are {others}.</source>
        <translation>Der {strap} ist nicht in Reichweite. Lege ihn an oder berichtige seine ID: in Sicht sind {others}.</translation>
    </message>
    <message>
        <source>{strap} has another address now: it is taken for the same, as the only one of its kind here.</source>
        <translation>Der {strap} hat jetzt eine andere Adresse: er gilt als derselbe, denn hier ist er der einzige seiner Art.</translation>
    </message>
    <message>
        <source>{strap} may be in sight under another address, but it cannot be distinguished from others of its kind. End the session and choose the strap again.</source>
        <translation>Der {strap} ist vielleicht unter einer anderen Adresse in Sicht, lässt sich aber nicht von anderen seiner Art unterscheiden. Beende die Sitzung und wähle den Gurt neu.</translation>
    </message>
    <message>
        <source>{strap} went out of sight; hrvsync looks for it again.</source>
        <translation>Der {strap} ist außer Sicht; hrvsync sucht ihn wieder.</translation>
    </message>
    <message>
        <source>The link to {strap} broke; hrvsync connects again.</source>
        <translation>Die Verbindung zum {strap} ist abgebrochen; hrvsync verbindet ihn wieder.</translation>
    </message>
    <message>
        <source>Nothing is heard from {strap}. Is it worn, wet and near? hrvsync connects again.</source>
        <translation>Vom {strap} ist nichts zu hören. Ist er angelegt, feucht und nah? hrvsync verbindet ihn wieder.</translation>
    </message>
    <message>
        <source>{strap} is held by another program. Close other apps and watches that use it.</source>
        <translation>Der {strap} wird von einem anderen Programm gehalten. Schließe andere Apps und Uhren, die ihn benutzen.</translation>
    </message>
    <message>
        <source>{strap} is in sight but cannot be reached. Move closer and close other apps that use it; if it goes on, remove it in Settings &gt; Bluetooth &amp; devices.</source>
        <translation>Der {strap} ist in Sicht, aber nicht zu erreichen. Komm näher und schließe andere Apps, die ihn benutzen; wenn es so bleibt, entferne ihn unter Einstellungen &gt; Bluetooth und Geräte.</translation>
    </message>
    <message>
        <source>Windows does not let hrvsync use {strap}. Close other apps that use it; if it goes on, remove it in Settings &gt; Bluetooth &amp; devices.</source>
        <translation>Windows lässt hrvsync nicht an den {strap}. Schließe andere Apps, die ihn benutzen; wenn es so bleibt, entferne ihn unter Einstellungen &gt; Bluetooth und Geräte.</translation>
    </message>
    <message>
        <source>This computer called {strap} by classic Bluetooth, which straps do not speak. hrvsync tries again; if it goes on, remove the strap with `bluetoothctl remove`.</source>
        <translation>Dieser Computer hat den {strap} über klassisches Bluetooth gerufen, das Gurte nicht sprechen. hrvsync versucht es wieder; wenn es so bleibt, entferne den Gurt mit `bluetoothctl remove`.</translation>
    </message>
    <message>
        <source>{strap} offers no heart rate. Is it a heart rate strap?</source>
        <translation>Der {strap} bietet keine Herzfrequenz an. Ist es ein Herzfrequenzgurt?</translation>
    </message>
    <message>
        <source>macOS must pair with {strap} once. Confirm the pairing question.</source>
        <translation>macOS muss einmal mit dem {strap} gekoppelt werden. Bestätige die Frage nach der Kopplung.</translation>
    </message>
    <message>
        <source>Windows must pair with {strap} once: Settings &gt; Bluetooth &amp; devices &gt; Add device. Confirm the pairing question.</source>
        <translation>Windows muss einmal mit dem {strap} gekoppelt werden: Einstellungen &gt; Bluetooth und Geräte &gt; Gerät hinzufügen. Bestätige die Frage nach der Kopplung.</translation>
    </message>
    <message>
        <source>{strap} wants to be paired once. Confirm the pairing question, or pair it with `bluetoothctl pair`.</source>
        <translation>Der {strap} will einmal gekoppelt werden. Bestätige die Frage nach der Kopplung, oder kopple ihn mit `bluetoothctl pair`.</translation>
    </message>
    <message>
        <source>This Mac is paired with {strap}, which no longer knows it. Forget the strap in System Settings &gt; Bluetooth; hrvsync connects again.</source>
        <translation>Dieser Mac ist mit dem {strap} gekoppelt, der ihn nicht mehr kennt. Ignoriere den Gurt in den Systemeinstellungen &gt; Bluetooth („Gerät ignorieren“); hrvsync verbindet neu.</translation>
    </message>
    <message>
        <source>Pairing with {strap} failed. Remove it in Settings &gt; Bluetooth &amp; devices and confirm the pairing question; hrvsync connects again.</source>
        <translation>Die Kopplung mit dem {strap} ist gescheitert. Entferne ihn unter Einstellungen &gt; Bluetooth und Geräte und bestätige die Frage nach der Kopplung; hrvsync verbindet neu.</translation>
    </message>
    <message>
        <source>Pairing with {strap} failed. Remove it with `bluetoothctl remove` and pair it again with `bluetoothctl pair`; hrvsync connects again.</source>
        <translation>Die Kopplung mit dem {strap} ist gescheitert. Entferne ihn mit `bluetoothctl remove` und kopple ihn neu mit `bluetoothctl pair`; hrvsync verbindet neu.</translation>
    </message>
    <message>
        <source>The system dropped the attempt to connect. hrvsync tries again; if it goes on, switch Bluetooth off and on.</source>
        <translation>Das System hat den Verbindungsversuch fallen gelassen. hrvsync versucht es wieder; wenn es so bleibt, schalte Bluetooth aus und ein.</translation>
    </message>
    <message>
        <source>The radio link is disturbed. Move closer, switch hotspots off.</source>
        <translation>Die Funkverbindung ist gestört. Komm näher, schalte Hotspots aus.</translation>
    </message>
    <message>
        <source>hrvsync used Bluetooth in its window&apos;s thread: a programming error, please report it.</source>
        <translation>hrvsync hat Bluetooth im Thread seines Fensters benutzt: ein Programmierfehler, bitte melde ihn.</translation>
    </message>
    <message>
        <source>Bluetooth failed ({error}). hrvsync tries again; if it goes on, switch Bluetooth off and on.</source>
        <translation>Bluetooth ist fehlgeschlagen ({error}). hrvsync versucht es wieder; wenn es so bleibt, schalte Bluetooth aus und ein.</translation>
    </message>
    <message>
        <source>{strap} sends no {what} yet: it does not answer; hrvsync asks again.</source>
        <translation>{what} gibt es vom {strap} noch nicht: er antwortet nicht; hrvsync fragt wieder.</translation>
    </message>
    <message>
        <source>{strap} is in use by another session of hrvsync; it is left alone until that ends.</source>
        <translation>Der {strap} wird gerade in einer anderen Sitzung von hrvsync benutzt; bis zu deren Ende bleibt er in Ruhe.</translation>
    </message>
    <message>
        <source>{text}</source>
        <translation>{text}</translation>
    </message>
    <message>
        <source>This computer&apos;s Bluetooth service is not reachable. Restart the computer.</source>
        <translation>Der Bluetooth-Dienst dieses Computers ist nicht erreichbar. Starte den Computer neu.</translation>
    </message>
    <message>
        <source>This user account may not use Bluetooth, or its service has just stopped. Restart the computer.</source>
        <translation>Dieses Benutzerkonto darf Bluetooth nicht benutzen, oder der Dienst wurde gerade angehalten. Starte den Computer neu.</translation>
    </message>
    <message>
        <source>hrvsync may not use Bluetooth here. Allow it in the system settings.</source>
        <translation>hrvsync darf Bluetooth hier nicht benutzen. Erlaube es in den Systemeinstellungen.</translation>
    </message>
    <message>
        <source>This user account may not use Bluetooth. Log in at this computer itself.</source>
        <translation>Dieses Benutzerkonto darf Bluetooth nicht benutzen. Melde dich direkt an diesem Computer an.</translation>
    </message>
    <message>
        <source>hrvsync may not use Bluetooth here.</source>
        <translation>hrvsync darf Bluetooth hier nicht benutzen.</translation>
    </message>
    <message>
        <source>Bluetooth software is missing. Install it as you install other software.</source>
        <translation>Die Bluetooth-Software fehlt. Installiere sie wie andere Programme.</translation>
    </message>
    <message>
        <source>The Bluetooth service does not start. Restart the computer.</source>
        <translation>Der Bluetooth-Dienst startet nicht. Starte den Computer neu.</translation>
    </message>
    <message>
        <source>The Bluetooth service does not answer. Switch Bluetooth off and on.</source>
        <translation>Der Bluetooth-Dienst antwortet nicht. Schalte Bluetooth aus und ein.</translation>
    </message>
    <message>
        <source>No Bluetooth adapter found. Plug one in, or try it without straps.</source>
        <translation>Kein Bluetooth-Adapter gefunden. Stecke einen ein, oder probiere es ohne Gurte aus.</translation>
    </message>
    <message>
        <source>Bluetooth is off. Turn it on in the system settings; hrvsync continues by itself.</source>
        <translation>Bluetooth ist aus. Schalte es in den Systemeinstellungen ein; hrvsync macht von selbst weiter.</translation>
    </message>
    <message>
        <source>Bluetooth is blocked by airplane mode or a switch of this computer. Switch that off; hrvsync continues by itself.</source>
        <translation>Bluetooth ist durch den Flugmodus oder einen Schalter dieses Computers gesperrt. Schalte das aus; hrvsync macht von selbst weiter.</translation>
    </message>
    <message>
        <source>The Bluetooth adapter that was chosen is not there. Plug it in, or choose another.</source>
        <translation>Den gewählten Bluetooth-Adapter gibt es hier nicht. Stecke ihn ein, oder wähle einen anderen.</translation>
    </message>
    <message>
        <source>This computer called {strap} in a way that straps do not speak. hrvsync tries again; if it goes on, remove the strap in the system&apos;s Bluetooth settings.</source>
        <translation>Dieser Computer hat den {strap} auf eine Weise gerufen, die Gurte nicht sprechen. hrvsync versucht es wieder; wenn es so bleibt, entferne den Gurt in den Bluetooth-Einstellungen des Systems.</translation>
    </message>
    <message>
        <source>{strap} wants to be paired once. Confirm the pairing question.</source>
        <translation>Der {strap} will einmal gekoppelt werden. Bestätige die Frage nach der Kopplung.</translation>
    </message>
    <message>
        <source>Pairing with {strap} failed. Remove it in the system&apos;s Bluetooth settings and pair it again; hrvsync connects again.</source>
        <translation>Die Kopplung mit dem {strap} ist gescheitert. Entferne ihn in den Bluetooth-Einstellungen des Systems und kopple ihn neu; hrvsync verbindet neu.</translation>
    </message>
    <message>
        <source>{who}&apos;s strap</source>
        <translation>Gurt von {who}</translation>
    </message>
    <message>
        <source>ECG</source>
        <translation>EKG</translation>
    </message>
    <message>
        <source>acceleration</source>
        <translation>Beschleunigung</translation>
    </message>
    <message>
        <source>beat intervals</source>
        <translation>Schlagabstände</translation>
    </message>
    <message>
        <source>{strap} sends no {what}: it has no service for that.</source>
        <translation>{what} gibt es vom {strap} nicht: er hat keinen Dienst dafür.</translation>
    </message>
    <message>
        <source>{strap} sends no {what}.</source>
        <translation>{what} gibt es vom {strap} nicht.</translation>
    </message>
    <message>
        <source>{strap} sends no {what}: {why}.</source>
        <translation>{what} gibt es vom {strap} nicht: {why}.</translation>
    </message>
    <message>
        <source>The strap is out of reach.</source>
        <translation>Der Gurt ist außer Reichweite.</translation>
    </message>
    <message>
        <source>choose a backup made by hrvsync</source>
        <translation>wähle eine Sicherung, die hrvsync gemacht hat</translation>
    </message>
    <message>
        <source>{name!r} is nothing that a library keeps</source>
        <translation>{name!r} gehört in keine Sammlung von Aufzeichnungen</translation>
    </message>
    <message>
        <source>{name} in it would unpack to {bytes} bytes</source>
        <translation>{name} darin würde ausgepackt {bytes} Bytes groß</translation>
    </message>
    <message>
        <source>{damaged} in it is damaged</source>
        <translation>{damaged} darin ist beschädigt</translation>
    </message>
    <message>
        <source>it no longer says where the backups are</source>
        <translation>sie sagt nicht mehr, wo die Sicherungen sind</translation>
    </message>
    <message>
        <source>look after these archives yourself, move that file away and try again</source>
        <translation>kümmere dich selbst um diese Archive, verschiebe die Datei und versuche es noch einmal</translation>
    </message>
    <message>
        <source>use another backup</source>
        <translation>nimm eine andere Sicherung</translation>
    </message>
    <message>
        <source>this is not a backup ({error})</source>
        <translation>das ist keine Sicherung ({error})</translation>
    </message>
    <message>
        <source>it holds no beats</source>
        <translation>sie enthält keine Schläge</translation>
    </message>
    <message>
        <source>choose another file</source>
        <translation>wähle eine andere Datei</translation>
    </message>
    <message>
        <source>it holds no records of heart rate variability with beats</source>
        <translation>sie enthält keine Einträge zur Herzfrequenzvariabilität mit einzelnen Schlägen</translation>
    </message>
    <message>
        <source>It holds {n} recordings; this is the newest. `hrvsync import` brings them all.</source>
        <translation>Sie enthält {n} Aufzeichnungen, dies ist die neueste. `hrvsync import` holt alle.</translation>
    </message>
    <message>
        <source>Its beats are to 1/100 s: RMSSD is uncertain by some milliseconds.</source>
        <translation>Ihre Schläge sind auf 1/100 s genau: RMSSD ist um einige Millisekunden unsicher.</translation>
    </message>
    <message>
        <source>it holds no export.xml</source>
        <translation>sie enthält keine export.xml</translation>
    </message>
    <message>
        <source>the zip file is damaged</source>
        <translation>die Zip-Datei ist beschädigt</translation>
    </message>
    <message>
        <source>a run in it is no number</source>
        <translation>die Nummer eines Abschnitts darin ist keine Zahl</translation>
    </message>
    <message>
        <source>{file} is damaged ({error})</source>
        <translation>{file} ist beschädigt ({error})</translation>
    </message>
    <message>
        <source>remove it to read the beats alone</source>
        <translation>entferne sie, um nur die Schläge zu lesen</translation>
    </message>
    <message>
        <source>{file} has fewer than {n} columns</source>
        <translation>{file} hat weniger als {n} Spalten</translation>
    </message>
    <message>
        <source>its SamplingFrequency or StartTime cannot be</source>
        <translation>ihre SamplingFrequency oder StartTime kann nicht stimmen</translation>
    </message>
    <message>
        <source>the JSON file beside it does not say its SamplingFrequency and Columns</source>
        <translation>die JSON-Datei daneben nennt SamplingFrequency und Columns nicht</translation>
    </message>
    <message>
        <source>bring the JSON file of that name along</source>
        <translation>gib die JSON-Datei mit diesem Namen dazu</translation>
    </message>
    <message>
        <source>its columns are too slow to show heartbeats: {n:g} Hz</source>
        <translation>ihre Spalten sind zu langsam für Herzschläge: {n:g} Hz</translation>
    </message>
    <message>
        <source>the JSON file {file} is damaged</source>
        <translation>die JSON-Datei {file} ist beschädigt</translation>
    </message>
    <message>
        <source>it is no gzip file, or damaged</source>
        <translation>sie ist keine Gzip-Datei oder beschädigt</translation>
    </message>
    <message>
        <source>an even series holds no single beats</source>
        <translation>eine gleichmäßige Reihe enthält keine einzelnen Schläge</translation>
    </message>
    <message>
        <source>bring {file} along</source>
        <translation>bringe {file} mit</translation>
    </message>
    <message>
        <source>the data set holds {n} event files</source>
        <translation>der Datensatz enthält {n} Ereignisdateien</translation>
    </message>
    <message>
        <source>name one {suffix} file</source>
        <translation>nenne eine Datei {suffix}</translation>
    </message>
    <message>
        <source>{file} does not begin with the columns onset and duration</source>
        <translation>{file} beginnt nicht mit den Spalten onset und duration</translation>
    </message>
    <message>
        <source>{path} holds files; a data set is written into a new folder</source>
        <translation>{path} enthält Dateien; ein Datensatz wird in einen neuen Ordner geschrieben</translation>
    </message>
    <message>
        <source>This BIDS folder</source>
        <translation>Dieser BIDS-Ordner</translation>
    </message>
    <message>
        <source>name the one with the ECG or the pulse: --channel NAME</source>
        <translation>nenne den mit dem EKG oder dem Puls: --channel NAME</translation>
    </message>
    <message>
        <source>say it: --rate 250 for 250 a second</source>
        <translation>gib es an: --rate 250 für 250 pro Sekunde</translation>
    </message>
    <message>
        <source>It has other leads as well ({names}); --channel takes one.</source>
        <translation>Sie hat noch andere Ableitungen ({names}); --channel wählt eine.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>its channels are {names}</source>
        <translation>ihre Kanäle sind {names}</translation>
    </message>
    <message>
        <source>it has no channel {name} that can hold heartbeats; {seen}</source>
        <translation>sie hat keinen Kanal {name}, der Herzschläge enthalten kann; {seen}</translation>
    </message>
    <message>
        <source>no channel is named for an ECG or a pulse; {seen}</source>
        <translation>kein Kanal heißt nach einem EKG oder Puls; {seen}</translation>
    </message>
    <message>
        <source>nothing in it says how many samples a second {name} has</source>
        <translation>nirgends steht, wie viele Werte pro Sekunde {name} hat</translation>
    </message>
    <message>
        <source>{name} has {rate:g} samples a second; its beats need {least:g}</source>
        <translation>{name} hat {rate:g} Werte pro Sekunde, für Schläge braucht es {least:g}</translation>
    </message>
    <message>
        <source>export it at its full rate</source>
        <translation>exportiere sie mit voller Abtastrate</translation>
    </message>
    <message>
        <source>no heartbeats were found in {name}</source>
        <translation>in {name} wurden keine Herzschläge gefunden</translation>
    </message>
    <message>
        <source>Its beats were found in the pulse wave {name} ({rate:g} Hz): PRV, not HRV.</source>
        <translation>Ihre Schläge wurden in der Pulswelle {name} gefunden ({rate:g} Hz): PRV, nicht HRV.</translation>
    </message>
    <message>
        <source>Its beats were found in the ECG {name} ({rate:g} Hz).</source>
        <translation>Ihre Schläge wurden im EKG {name} gefunden ({rate:g} Hz).</translation>
    </message>
    <message>
        <source>it has no beat annotations, and no channel is quick enough for beats: {signals}</source>
        <translation>in ihr sind keine Schläge eingetragen, und kein Kanal ist schnell genug für Schläge: {signals}</translation>
    </message>
    <message>
        <source>export it with its ECG at 64 samples a second or more</source>
        <translation>exportiere sie mit einem EKG von mindestens 64 Werten pro Sekunde</translation>
    </message>
    <message>
        <source>its recording was interrupted, and its parts do not follow one another (EDF+D)</source>
        <translation>ihre Aufnahme wurde unterbrochen, und ihre Teile schließen nicht aneinander an (EDF+D)</translation>
    </message>
    <message>
        <source>export each part as a file of its own</source>
        <translation>exportiere jeden Teil als eigene Datei</translation>
    </message>
    <message>
        <source>the limits of {name} cannot be</source>
        <translation>die Grenzwerte von {name} können nicht stimmen</translation>
    </message>
    <message>
        <source>EDF needs whole samples per second: ECG at {n:g} Hz was left out.</source>
        <translation>EDF braucht ganze Abtastungen pro Sekunde: das EKG mit {n:g} Hz wurde ausgelassen.</translation>
    </message>
    <message>
        <source>it holds no intervals</source>
        <translation>sie enthält keine Intervalle</translation>
    </message>
    <message>
        <source>it holds no samples</source>
        <translation>sie enthält keine Werte</translation>
    </message>
    <message>
        <source>it holds no peaks</source>
        <translation>sie enthält keine Pulsspitzen</translation>
    </message>
    <message>
        <source>its peaks span more than a month</source>
        <translation>ihre Pulsspitzen umfassen mehr als einen Monat</translation>
    </message>
    <message>
        <source>{text!r} is no time of start</source>
        <translation>{text!r} ist kein Zeitpunkt des Beginns</translation>
    </message>
    <message>
        <source>reading and writing it needs {name}</source>
        <translation>zum Lesen und Schreiben wird {name} gebraucht</translation>
    </message>
    <message>
        <source>pip install &apos;hrvsync[{extra}]&apos;</source>
        <translation>pip install &apos;hrvsync[{extra}]&apos;</translation>
    </message>
    <message>
        <source>it holds no heartbeats</source>
        <translation>sie enthält keine Herzschläge</translation>
    </message>
    <message>
        <source>interval {n} is {rr:g} ms, which is no time between heartbeats</source>
        <translation>Intervall {n} ist {rr:g} ms lang; das ist keine Zeit zwischen Herzschlägen</translation>
    </message>
    <message>
        <source>a gap in the imported file</source>
        <translation>eine Lücke in der importierten Datei</translation>
    </message>
    <message>
        <source>its column who holds {names!r} where hrvsync knows A and B</source>
        <translation>ihre Spalte who enthält {names!r}; hrvsync kennt A und B</translation>
    </message>
    <message>
        <source>rename them</source>
        <translation>benenne sie um</translation>
    </message>
    <message>
        <source>the time stamps are damaged: they are not finite, lie before the start or span more than a month</source>
        <translation>die Zeitstempel sind beschädigt: sie sind nicht endlich, liegen vor dem Beginn oder umspannen mehr als einen Monat</translation>
    </message>
    <message>
        <source>Its numbers are beat times; the intervals are their differences.</source>
        <translation>Die Zahlen sind Zeitpunkte von Herzschlägen; die Abstände sind ihre Differenzen.</translation>
    </message>
    <message>
        <source>Its intervals have no times: gaps between them cannot be seen.</source>
        <translation>Die Abstände haben keine Zeiten: Lücken dazwischen sind nicht zu sehen.</translation>
    </message>
    <message>
        <source>1 row holds no interval (a blank, 0, or what devices write for none); nothing was joined over it.</source>
        <translation>1 Zeile enthält keinen Abstand (leer, 0 oder was Geräte dafür schreiben); darüber wurde nichts verbunden.</translation>
    </message>
    <message>
        <source>{n} rows hold no interval (blanks, 0, or what devices write for none); nothing was joined over them.</source>
        <translation>{n} Zeilen enthalten keinen Abstand (leer, 0 oder was Geräte dafür schreiben); darüber wurde nichts verbunden.</translation>
    </message>
    <message>
        <source>{n} lines in it are damaged and were passed over: {lines}.</source>
        <translation>{n} Zeilen sind beschädigt und wurden übergangen: {lines}.</translation>
    </message>
    <message>
        <source>The unit in its header cannot be; its intervals show another one.</source>
        <translation>Die Einheit in der Kopfzeile kann nicht stimmen; die Abstände zeigen eine andere.</translation>
    </message>
    <message>
        <source>a median of {median:g} is neither milliseconds nor seconds between heartbeats</source>
        <translation>ein Median von {median:g}: das sind weder Millisekunden noch Sekunden zwischen Herzschlägen</translation>
    </message>
    <message>
        <source>the report holds no RR series</source>
        <translation>der Bericht enthält keine RR-Reihe</translation>
    </message>
    <message>
        <source>export it from Kubios with the RR data</source>
        <translation>exportiere ihn aus Kubios mit den RR-Daten</translation>
    </message>
    <message>
        <source>{format} cannot hold {what}; the native file keeps them.</source>
        <translation>{format} kann nicht aufnehmen: {what}; die hrvsync-Aufzeichnung behält es.</translation>
    </message>
    <message>
        <source>marks</source>
        <translation>Marken</translation>
    </message>
    <message>
        <source>the breath guide</source>
        <translation>die Atemführung</translation>
    </message>
    <message>
        <source>reports of the straps</source>
        <translation>Meldungen der Gurte</translation>
    </message>
    <message>
        <source>values of other apps</source>
        <translation>Werte anderer Apps</translation>
    </message>
    <message>
        <source>what people say of themselves</source>
        <translation>was jemand über sich angegeben hat</translation>
    </message>
    <message>
        <source>save the array again</source>
        <translation>speichere das Array noch einmal</translation>
    </message>
    <message>
        <source>it holds {ndim} dimensions of {dtype}, not one row of intervals</source>
        <translation>sie enthält {ndim} Dimensionen {dtype}, nicht eine Reihe von Intervallen</translation>
    </message>
    <message>
        <source>save RR intervals</source>
        <translation>speichere RR-Intervalle</translation>
    </message>
    <message>
        <source>it holds no IBI rows</source>
        <translation>sie enthält keine IBI-Zeilen</translation>
    </message>
    <message>
        <source>record with a strap connected</source>
        <translation>zeichne mit verbundenem Gurt auf</translation>
    </message>
    <message>
        <source>export it again</source>
        <translation>exportiere sie noch einmal</translation>
    </message>
    <message>
        <source>it has no columns t and rr_ms, only {names}</source>
        <translation>sie hat keine Spalten t und rr_ms, nur {names}</translation>
    </message>
    <message>
        <source>name them so</source>
        <translation>benenne sie so</translation>
    </message>
    <message>
        <source>its columns t, rr_ms and run are not all numbers</source>
        <translation>ihre Spalten t, rr_ms und run sind nicht lauter Zahlen</translation>
    </message>
    <message>
        <source>its metadata is damaged</source>
        <translation>ihre Metadaten sind beschädigt</translation>
    </message>
    <message>
        <source>it holds no rows below its header</source>
        <translation>unter ihrer Kopfzeile stehen keine Zeilen</translation>
    </message>
    <message>
        <source>a heart rate in it is damaged</source>
        <translation>eine Herzfrequenz darin ist beschädigt</translation>
    </message>
    <message>
        <source>its columns ({columns}) are none of RR, HR, ECG and ACC</source>
        <translation>unter ihren Spalten ({columns}) ist keine von RR, HR, ECG und ACC</translation>
    </message>
    <message>
        <source>a sample in it is damaged</source>
        <translation>ein Messwert darin ist beschädigt</translation>
    </message>
    <message>
        <source>a sensor time stamp in it is damaged</source>
        <translation>ein Zeitstempel des Sensors darin ist beschädigt</translation>
    </message>
    <message>
        <source>its sensor time stamps do not advance</source>
        <translation>die Zeitstempel des Sensors schreiten nicht voran</translation>
    </message>
    <message>
        <source>it has no [HRData] section; the file was cut short</source>
        <translation>ihr fehlt der Abschnitt [HRData]; die Datei wurde abgeschnitten</translation>
    </message>
    <message>
        <source>it holds heart rates every {seconds} s, not RR intervals</source>
        <translation>sie enthält Herzfrequenzen alle {seconds} s, keine RR-Intervalle</translation>
    </message>
    <message>
        <source>record in RR mode</source>
        <translation>zeichne im RR-Modus auf</translation>
    </message>
    <message>
        <source>RR text joins the beats over 1 gap.</source>
        <translation>RR-Text verbindet die Schläge über 1 Lücke hinweg.</translation>
    </message>
    <message>
        <source>RR text joins the beats over {n} gaps.</source>
        <translation>RR-Text verbindet die Schläge über {n} Lücken hinweg.</translation>
    </message>
    <message>
        <source>it holds no recording</source>
        <translation>sie enthält keine Aufzeichnung</translation>
    </message>
    <message>
        <source>rename it</source>
        <translation>benenne sie um</translation>
    </message>
    <message>
        <source>its name is not text in UTF-8</source>
        <translation>ihr Name ist kein Text in UTF-8</translation>
    </message>
    <message>
        <source>its name is longer than {n} bytes</source>
        <translation>ihr Name ist länger als {n} Byte</translation>
    </message>
    <message>
        <source>this is a folder, a pipe or a device, not a file</source>
        <translation>das ist ein Ordner, eine Pipe oder ein Gerät, keine Datei</translation>
    </message>
    <message>
        <source>it is {size:.0f} MB large; hrvsync reads up to {most} MB</source>
        <translation>sie ist {size:.0f} MB groß; hrvsync liest bis zu {most} MB</translation>
    </message>
    <message>
        <source>it holds more than {most} rows or beats</source>
        <translation>sie enthält mehr als {most} Zeilen oder Herzschläge</translation>
    </message>
    <message>
        <source>reading it takes longer than {n:.0f} s</source>
        <translation>sie zu lesen dauert länger als {n:.0f} s</translation>
    </message>
    <message>
        <source>cut it into shorter recordings</source>
        <translation>teile sie in kürzere Aufzeichnungen</translation>
    </message>
    <message>
        <source>the {format} file is damaged ({error})</source>
        <translation>die {format}-Datei ist beschädigt ({error})</translation>
    </message>
    <message>
        <source>it holds binary data, not text</source>
        <translation>sie enthält Binärdaten, keinen Text</translation>
    </message>
    <message>
        <source>it has {n} columns where {least} are needed</source>
        <translation>sie hat {n} Spalten, gebraucht werden {least}</translation>
    </message>
    <message>
        <source>{text!r} is no number</source>
        <translation>{text!r} ist keine Zahl</translation>
    </message>
    <message>
        <source>delete or correct that line</source>
        <translation>lösche oder berichtige diese Zeile</translation>
    </message>
    <message>
        <source>{n} rows stand twice in it, with the same time and interval; they were counted once.</source>
        <translation>{n} Zeilen stehen doppelt darin, mit gleicher Zeit und gleichem Abstand; sie zählen einmal.</translation>
    </message>
    <message>
        <source>{text!r} is no time that fits those before it</source>
        <translation>{text!r} ist keine Zeit, die zu den vorigen passt</translation>
    </message>
    <message>
        <source>{file} is missing beside unisens.xml</source>
        <translation>{file} fehlt neben unisens.xml</translation>
    </message>
    <message>
        <source>an entry</source>
        <translation>ein Eintrag</translation>
    </message>
    <message>
        <source>bring the whole folder</source>
        <translation>bringe den ganzen Ordner mit</translation>
    </message>
    <message>
        <source>a sample stamp in {file} is damaged</source>
        <translation>ein Zeitstempel in {file} ist beschädigt</translation>
    </message>
    <message>
        <source>the Unisens folder has neither RR values nor beat triggers</source>
        <translation>der Unisens-Ordner hat weder RR-Werte noch Marken der Schläge</translation>
    </message>
    <message>
        <source>compute RR with its own software first</source>
        <translation>berechne RR zuerst mit seiner eigenen Software</translation>
    </message>
    <message>
        <source>unisens.xml gives an impossible {name}</source>
        <translation>unisens.xml nennt ein unmögliches {name}</translation>
    </message>
    <message>
        <source>the layout of {file} is not known here</source>
        <translation>der Aufbau von {file} ist hier nicht bekannt</translation>
    </message>
    <message>
        <source>export it as CSV</source>
        <translation>exportiere sie als CSV</translation>
    </message>
    <message>
        <source>{header} holds no sampling rate</source>
        <translation>{header} nennt keine Abtastrate</translation>
    </message>
    <message>
        <source>download the record again</source>
        <translation>lade die Aufzeichnung noch einmal herunter</translation>
    </message>
    <message>
        <source>its sampling rate is unknown without {header}</source>
        <translation>ohne {header} ist ihre Abtastrate nicht bekannt</translation>
    </message>
    <message>
        <source>put that file beside it</source>
        <translation>lege diese Datei daneben</translation>
    </message>
    <message>
        <source>{copy} holds the intervals of {name} again and was left out.</source>
        <translation>{copy} enthält die Abstände von {name} noch einmal und wurde weggelassen.</translation>
    </message>
    <message>
        <source>it has no stream of RR intervals, only {names}</source>
        <translation>sie hat keinen Strom von RR-Intervallen, nur {names}</translation>
    </message>
    <message>
        <source>empty ones</source>
        <translation>leere</translation>
    </message>
    <message>
        <source>record RR as well</source>
        <translation>zeichne auch RR auf</translation>
    </message>
    <message>
        <source>it has {n} streams of RR intervals; hrvsync reads two</source>
        <translation>sie hat {n} Ströme von RR-Intervallen; hrvsync liest zwei</translation>
    </message>
    <message>
        <source>record one pair a file</source>
        <translation>zeichne ein Paar pro Datei auf</translation>
    </message>
    <message>
        <source>a part of it claims more samples than it has</source>
        <translation>ein Teil von ihr gibt mehr Messwerte an, als er hat</translation>
    </message>
    <message>
        <source>The clock of {name} was set while it was recorded ({n} ×); what follows was placed right after it, as a gap of unknown length.</source>
        <translation>Die Uhr von {name} wurde während der Aufnahme gestellt ({n} ×); was folgt, steht direkt danach, als Lücke unbekannter Länge.</translation>
    </message>
    <message>
        <source>This XDF file</source>
        <translation>Diese XDF-Datei</translation>
    </message>
    <message>
        <source>delete that line to read the rest</source>
        <translation>lösche diese Zeile, um den Rest zu lesen</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>die Datei ist leer</translation>
    </message>
    <message>
        <source>there is nothing to read</source>
        <translation>es gibt nichts zu lesen</translation>
    </message>
    <message>
        <source>this is not the header of an hrvsync recording</source>
        <translation>das ist nicht der Kopf einer hrvsync-Aufzeichnung</translation>
    </message>
    <message>
        <source>the recording has version {version} and this hrvsync reads up to {known}</source>
        <translation>die Aufzeichnung hat Version {version}, dieses hrvsync liest bis {known}</translation>
    </message>
    <message>
        <source>update hrvsync to read it</source>
        <translation>aktualisiere hrvsync, um sie zu lesen</translation>
    </message>
    <message>
        <source>there is no version {version} of recordings</source>
        <translation>eine Version {version} von Aufzeichnungen gibt es nicht</translation>
    </message>
    <message>
        <source>lines follow the end of the recording</source>
        <translation>nach dem Ende der Aufzeichnung folgen noch Zeilen</translation>
    </message>
    <message>
        <source>a second recording begins here</source>
        <translation>hier beginnt eine zweite Aufzeichnung</translation>
    </message>
    <message>
        <source>split the file before that line</source>
        <translation>teile die Datei vor dieser Zeile</translation>
    </message>
    <message>
        <source>the recording ends after {end} events but {n} are here</source>
        <translation>die Aufzeichnung endet nach {end} Ereignissen, hier sind aber {n}</translation>
    </message>
    <message>
        <source>the line is longer than any event</source>
        <translation>die Zeile ist länger als jedes Ereignis</translation>
    </message>
    <message>
        <source>this is not an hrvsync recording</source>
        <translation>das ist keine hrvsync-Aufzeichnung</translation>
    </message>
    <message>
        <source>this is not an event of this format</source>
        <translation>das ist kein Ereignis dieses Formats</translation>
    </message>
    <message>
        <source>this is not an event of this format: look at “{key}”</source>
        <translation>das ist kein Ereignis dieses Formats: siehe „{key}“</translation>
    </message>
    <message>
        <source>this is not a line of JSON</source>
        <translation>das ist keine Zeile JSON</translation>
    </message>
    <message>
        <source>{folder} is not empty; choose another folder</source>
        <translation>{folder} ist nicht leer; einen anderen Ordner wählen</translation>
    </message>
    <message>
        <source>{file} is still being recorded; end that session first</source>
        <translation>{file} wird noch aufgezeichnet; beende zuerst diese Sitzung</translation>
    </message>
    <message>
        <source>it cannot be measured ({error})</source>
        <translation>sie lässt sich nicht auswerten ({error})</translation>
    </message>
    <message>
        <source>please report this file</source>
        <translation>bitte melde diese Datei</translation>
    </message>
    <message>
        <source>{file} was not written by hrvsync; delete it yourself</source>
        <translation>{file} ist nicht von hrvsync; lösche die Datei selbst</translation>
    </message>
    <message>
        <source>these are not notes ({error})</source>
        <translation>das sind keine Notizen ({error})</translation>
    </message>
    <message>
        <source>correct the file, or move it away to go on without</source>
        <translation>berichtige die Datei, oder lege sie beiseite, um ohne sie weiterzumachen</translation>
    </message>
    <message>
        <source>a pair is made of two recordings of one person each, and this one holds {n}</source>
        <translation>Ein Paar entsteht aus zwei Aufzeichnungen von je einer Person; in dieser sind es {n}</translation>
    </message>
    <message>
        <source>the time {t:g} s lies outside 0 to {most:.0f} s</source>
        <translation>die Zeit {t:g} s liegt außerhalb von 0 bis {most:.0f} s</translation>
    </message>
    <message>
        <source>the time goes backwards, from {after:g} to {t:g} s</source>
        <translation>die Zeit läuft rückwärts, von {after:g} nach {t:g} s</translation>
    </message>
    <message>
        <source>the time jumps by more than a day, from {after:g} to {t:g} s</source>
        <translation>die Zeit springt um mehr als einen Tag, von {after:g} nach {t:g} s</translation>
    </message>
    <message>
        <source>{n:g} samples per second</source>
        <translation>{n:g} Abtastungen pro Sekunde</translation>
    </message>
    <message>
        <source>a strap&apos;s latency lies outside 0 to 60 s</source>
        <translation>die Verzögerung eines Gurts liegt außerhalb von 0 bis 60 s</translation>
    </message>
    <message>
        <source>a battery at {n} %</source>
        <translation>eine Batterie bei {n} %</translation>
    </message>
    <message>
        <source>intervals counted in 1/{n} s</source>
        <translation>Intervalle in 1/{n} s gezählt</translation>
    </message>
    <message>
        <source>an RR interval of {ms:g} ms lies outside 0 to 64 s</source>
        <translation>ein RR-Intervall von {ms:g} ms liegt außerhalb von 0 bis 64 s</translation>
    </message>
    <message>
        <source>a heart rate of {n}</source>
        <translation>eine Herzfrequenz von {n}</translation>
    </message>
    <message>
        <source>the day {day!r}</source>
        <translation>der Tag {day!r}</translation>
    </message>
    <message>
        <source>an RMSSD of {ms:g} ms</source>
        <translation>ein RMSSD von {ms:g} ms</translation>
    </message>
    <message>
        <source>a heart rate of {n:g}</source>
        <translation>eine Herzfrequenz von {n:g}</translation>
    </message>
    <message>
        <source>a phase of {n:g} s</source>
        <translation>eine Phase von {n:g} s</translation>
    </message>
    <message>
        <source>a pacer nobody can breathe with</source>
        <translation>ein Taktgeber, mit dem niemand atmen kann</translation>
    </message>
    <message>
        <source>{file} is too large for a protocol; choose a file of a few kilobytes.</source>
        <translation>{file} ist zu groß für eine geführte Sitzung; wähle eine Datei von wenigen Kilobyte.</translation>
    </message>
    <message>
        <source>{file} cannot be read ({reason}); check that it is there and open to you.</source>
        <translation>{file} kann nicht gelesen werden ({reason}); prüfe, ob die Datei da ist und du sie öffnen darfst.</translation>
    </message>
    <message>
        <source>{file}, line {n}: this is not UTF-8 text; save the file again with that encoding.</source>
        <translation>{file}, Zeile {n}: das ist kein Text in UTF-8; speichere die Datei noch einmal in dieser Kodierung.</translation>
    </message>
    <message>
        <source>this is a folder, and neither BIDS nor Unisens</source>
        <translation>das ist ein Ordner, und weder BIDS noch Unisens</translation>
    </message>
    <message>
        <source>name a file in it</source>
        <translation>nenne eine Datei darin</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>diese Datei gibt es nicht</translation>
    </message>
    <message>
        <source>check the name</source>
        <translation>prüfe den Namen</translation>
    </message>
    <message>
        <source>the file cannot be read ({reason})</source>
        <translation>die Datei kann nicht gelesen werden ({reason})</translation>
    </message>
    <message>
        <source>check it and its permissions</source>
        <translation>prüfe sie und ihre Zugriffsrechte</translation>
    </message>
    <message>
        <source>it asks for more memory than there is</source>
        <translation>sie verlangt mehr Speicher, als da ist</translation>
    </message>
    <message>
        <source>hrvsync does not write this format</source>
        <translation>hrvsync schreibt dieses Format nicht</translation>
    </message>
    <message>
        <source>it writes {known}</source>
        <translation>geschrieben werden {known}</translation>
    </message>
    <message>
        <source>none of its columns ({names}) is known to hold heartbeats</source>
        <translation>keine der Spalten ({names}) ist als Spalte von Herzschlägen bekannt</translation>
    </message>
    <message>
        <source>name the one with the intervals rr_ms, RR or IBI, and the one with the times time</source>
        <translation>nennen Sie die Spalte mit den Abständen rr_ms, RR oder IBI und die mit den Zeiten time</translation>
    </message>
    <message>
        <source>no known format of heartbeats</source>
        <translation>kein bekanntes Format für Herzschläge</translation>
    </message>
    <message>
        <source>these can be read: {known}</source>
        <translation>lesbar sind: {known}</translation>
    </message>
    <message>
        <source>a recording never writes over a file</source>
        <translation>eine Aufzeichnung überschreibt nie eine Datei</translation>
    </message>
    <message>
        <source>The recording cannot be written ({reason}): it waits in memory and is tried again every {n:.0f} s; free some space or choose another place.</source>
        <translation>Die Aufzeichnung kann nicht geschrieben werden ({reason}): sie wartet im Arbeitsspeicher, alle {n:.0f} s folgt ein neuer Versuch; schaffe Platz oder wähle einen anderen Ort.</translation>
    </message>
    <message>
        <source>{n:.0f} s of the session are not on the disk ({reason}).</source>
        <translation>{n:.0f} s der Sitzung fehlen auf dem Datenträger ({reason}).</translation>
    </message>
    <message>
        <source>the recording is closed</source>
        <translation>die Aufzeichnung ist geschlossen</translation>
    </message>
    <message>
        <source>An event was left out of the recording: {what}.</source>
        <translation>Ein Ereignis wurde in der Aufzeichnung ausgelassen: {what}.</translation>
    </message>
    <message>
        <source>another program changed the file</source>
        <translation>ein anderes Programm hat die Datei verändert</translation>
    </message>
    <message>
        <source>Another program removed or changed the recording; all of it was written again to {file}.</source>
        <translation>Ein anderes Programm hat die Aufzeichnung entfernt oder verändert; sie wurde vollständig neu geschrieben: {file}.</translation>
    </message>
    <message>
        <source>{file}, line {n}</source>
        <translation>{file}, Zeile {n}</translation>
    </message>
    <message>
        <source>{place}: {what}; {todo}.</source>
        <translation>{place}: {what}; {todo}.</translation>
    </message>
    <message>
        <source>Nothing says when these two began beside each other: both were set to t = 0. Their lag is not known.</source>
        <translation>Nichts sagt, wann diese beiden zueinander begannen: Beide beginnen bei t = 0. Der Versatz ist nicht bekannt.</translation>
    </message>
    <message>
        <source>By their clocks these two were not recorded at one time: both were set to t = 0.</source>
        <translation>Nach ihren Uhren wurden diese beiden nicht zur selben Zeit aufgenommen: Beide beginnen bei t = 0.</translation>
    </message>
    <message>
        <source>One of these two gives local time without a zone; it was read in the zone of the other.</source>
        <translation>Eine der beiden nennt Ortszeit ohne Zeitzone; sie wurde in der Zone der anderen gelesen.</translation>
    </message>
    <message>
        <source>export the recording again from its app</source>
        <translation>exportiere die Aufzeichnung noch einmal aus ihrer App</translation>
    </message>
    <message>
        <source>name its columns, such as time and rr</source>
        <translation>benennen Sie die Spalten, etwa time und rr</translation>
    </message>
    <message>
        <source>it holds no day with RMSSD or a heart rate</source>
        <translation>sie enthält keinen Tag mit RMSSD oder Herzfrequenz</translation>
    </message>
    <message>
        <source>Values as {app} measured them, a day each: they are shown beside readings, never among them.</source>
        <translation>Werte, wie {app} sie gemessen hat, einer pro Tag: Sie stehen neben den eigenen Messungen, nie unter ihnen.</translation>
    </message>
    <message>
        <source>its columns are none of a table of days</source>
        <translation>ihre Spalten sind keine Tabelle von Tagen</translation>
    </message>
    <message>
        <source>the table holds no rows</source>
        <translation>die Tabelle enthält keine Zeilen</translation>
    </message>
    <message>
        <source>whether the day or the month comes first in its dates is not clear</source>
        <translation>ob in ihren Daten der Tag oder der Monat zuerst steht, ist nicht klar</translation>
    </message>
    <message>
        <source>its JSON is damaged</source>
        <translation>ihr JSON ist beschädigt</translation>
    </message>
    <message>
        <source>{text!r} is no day</source>
        <translation>{text!r} ist kein Tag</translation>
    </message>
    <message>
        <source>none of its columns is known to hold RR intervals</source>
        <translation>keine der Spalten ist als Spalte von RR-Abständen bekannt</translation>
    </message>
    <message>
        <source>Its column {name} was taken for the RR intervals.</source>
        <translation>Die Spalte {name} wurde als RR-Abstände gelesen.</translation>
    </message>
    <message>
        <source>Its column {name} holds intervals as well and was left out.</source>
        <translation>Auch die Spalte {name} enthält Abstände; sie wurde weggelassen.</translation>
    </message>
    <message>
        <source>it has {n} columns of RR intervals; hrvsync reads two</source>
        <translation>sie hat {n} Spalten mit RR-Abständen; hrvsync liest zwei</translation>
    </message>
    <message>
        <source>keep one pair a file</source>
        <translation>lassen Sie ein Paar je Datei</translation>
    </message>
    <message>
        <source>it holds {n} people ({names}); hrvsync reads two</source>
        <translation>sie enthält {n} Personen ({names}); hrvsync liest zwei</translation>
    </message>
    <message>
        <source>its column of beats does not rise by an interval each</source>
        <translation>ihre Spalte mit Schlägen steigt nicht jeweils um einen Abstand</translation>
    </message>
    <message>
        <source>Its numbers are beat times in {unit}; the intervals are their differences.</source>
        <translation>Ihre Zahlen sind Zeitpunkte von Schlägen in {unit}; die Abstände sind deren Differenzen.</translation>
    </message>
    <message>
        <source>Its intervals are 1/1024 s, as their times show.</source>
        <translation>Die Abstände sind in 1/1024 s angegeben, wie ihre Zeiten zeigen.</translation>
    </message>
    <message>
        <source>A column of quality in it was not understood and not used.</source>
        <translation>Eine Spalte zur Güte war nicht zu verstehen und wurde nicht verwendet.</translation>
    </message>
    <message>
        <source>{n} rows that the file marks as no good were left out.</source>
        <translation>{n} Zeilen, die die Datei als schlecht kennzeichnet, wurden weggelassen.</translation>
    </message>
    <message>
        <source>a time in it is no number</source>
        <translation>eine Zeit darin ist keine Zahl</translation>
    </message>
    <message>
        <source>the time goes backwards</source>
        <translation>die Zeit läuft rückwärts</translation>
    </message>
    <message>
        <source>{n} rows stood out of order and were sorted by their time.</source>
        <translation>{n} Zeilen standen nicht der Reihe nach und wurden nach der Zeit geordnet.</translation>
    </message>
    <message>
        <source>several of its columns can hold RR intervals, and none has a name</source>
        <translation>mehrere Spalten können RR-Abstände sein, und keine hat einen Namen</translation>
    </message>
    <message>
        <source>a passphrase needs {n} characters or more; a few words do well</source>
        <translation>eine Passphrase braucht {n} Zeichen oder mehr; ein paar Wörter tun es gut</translation>
    </message>
    <message>
        <source>the passphrase does not open it, or it is not a sealed file</source>
        <translation>die Passphrase öffnet sie nicht, oder sie ist keine versiegelte Datei</translation>
    </message>
    <message>
        <source>try the passphrase again</source>
        <translation>versuche die Passphrase noch einmal</translation>
    </message>
    <message>
        <source>it is there already; choose another name</source>
        <translation>sie ist schon da; wähle einen anderen Namen</translation>
    </message>
    <message>
        <source>{old} and {new} have a recording together ({file}); choose another name</source>
        <translation>{old} und {new} haben eine gemeinsame Aufzeichnung ({file}); wähle einen anderen Namen</translation>
    </message>
    <message>
        <source>this is the recording itself; choose another name</source>
        <translation>das ist die Aufzeichnung selbst; wähle einen anderen Namen</translation>
    </message>
    <message>
        <source>Strap {id}</source>
        <translation>Gurt {id}</translation>
    </message>
    <message>
        <source>its rows have {n} cells below {names} names; commas stand in numbers and between them</source>
        <translation>die Zeilen haben {n} Felder unter {names} Namen; Kommas stehen in Zahlen und dazwischen</translation>
    </message>
    <message>
        <source>export it with semicolons, or with points in its numbers</source>
        <translation>exportieren Sie mit Semikolons oder mit Punkten in den Zahlen</translation>
    </message>
    <message>
        <source>The clock was set to or from summer time in it; the hour was taken off.</source>
        <translation>Darin wurde die Uhr auf oder von Sommerzeit umgestellt; die Stunde wurde herausgenommen.</translation>
    </message>
    <message>
        <source>Whether the day or the month comes first in its dates is not clear; they were left out.</source>
        <translation>Ob bei den Daten zuerst der Tag oder der Monat steht, ist unklar; sie wurden weggelassen.</translation>
    </message>
    <message>
        <source>its intervals were resampled to an even rate of {rate:g} Hz and are no single beats</source>
        <translation>die Abstände wurden auf gleichmäßige {rate:g} Hz umgerechnet und sind keine einzelnen Schläge</translation>
    </message>
    <message>
        <source>export the RR intervals, one a beat</source>
        <translation>exportieren Sie die RR-Abstände, einen je Schlag</translation>
    </message>
    <message>
        <source>its intervals last {total:.0f} s where its times span {seconds:.0f} s: two people in one table, beats counted twice, or a wrong unit</source>
        <translation>die Abstände dauern {total:.0f} s, die Zeiten aber {seconds:.0f} s: zwei Personen in einer Tabelle, doppelt gezählte Schläge oder eine falsche Einheit</translation>
    </message>
    <message>
        <source>export one person a file, one row a beat</source>
        <translation>exportieren Sie eine Person je Datei, eine Zeile je Schlag</translation>
    </message>
    <message>
        <source>a window has 1 to 86400 s, and there are at most {n} of them</source>
        <translation>ein Fenster hat 1 bis 86400 s, und es gibt höchstens {n} davon</translation>
    </message>
    <message>
        <source>the part {name} ends before it begins</source>
        <translation>der Abschnitt {name} endet, bevor er beginnt</translation>
    </message>
    <message>
        <source>{by!r} is none of phase, mark, window:SECONDS and NAME=START..END</source>
        <translation>{by!r} ist weder phase noch mark, window:SEKUNDEN oder NAME=ANFANG..ENDE</translation>
    </message>
    <message>
        <source>a table of parts needs the columns name, start and end (or duration)</source>
        <translation>eine Tabelle mit Abschnitten braucht die Spalten name, start und end (oder duration)</translation>
    </message>
    <message>
        <source>line {n}: {what}</source>
        <translation>Zeile {n}: {what}</translation>
    </message>
    <message>
        <source>line {n}: the part {name} ends before it begins</source>
        <translation>Zeile {n}: Der Abschnitt {name} endet, bevor er beginnt</translation>
    </message>
    <message>
        <source>there are more than {n} parts</source>
        <translation>es sind mehr als {n} Abschnitte</translation>
    </message>
    <message>
        <source>{text!r} is no time in s, m:ss or h:mm:ss</source>
        <translation>{text!r} ist keine Zeit in s, m:ss oder h:mm:ss</translation>
    </message>
    <message>
        <source>{name} defines entities, which no file of its kind does</source>
        <translation>{name} definiert Entitäten, was keine Datei dieser Art tut</translation>
    </message>
    <message>
        <source>it holds neither R-R intervals nor an ECG</source>
        <translation>sie enthält weder RR-Abstände noch ein EKG</translation>
    </message>
    <message>
        <source>a sample of its ECG is no number</source>
        <translation>ein Wert ihres EKGs ist keine Zahl</translation>
    </message>
    <message>
        <source>the times of {name} step back</source>
        <translation>die Zeiten von {name} springen zurück</translation>
    </message>
    <message>
        <source>it holds no R-R intervals; the watch recorded heart rates only</source>
        <translation>sie enthält keine RR-Abstände; die Uhr hat nur Herzfrequenzen aufgezeichnet</translation>
    </message>
    <message>
        <source>its rows are too far apart, or too near, to show heartbeats</source>
        <translation>ihre Zeilen liegen zu weit auseinander oder zu dicht, um Herzschläge zu zeigen</translation>
    </message>
    <message>
        <source>export it at 64 rows a second or more</source>
        <translation>exportiere sie mit mindestens 64 Zeilen pro Sekunde</translation>
    </message>
</context>
<context>
    <name>BinDialog</name>
    <message>
        <source>Bin</source>
        <translation>Papierkorb</translation>
    </message>
    <message>
        <source>Deleted recordings, the latest first</source>
        <translation>Gelöschte Aufzeichnungen, die neuesten zuerst</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>bis {day}</translation>
    </message>
    <message>
        <source>The bin is empty.</source>
        <translation>Der Papierkorb ist leer.</translation>
    </message>
    <message>
        <source>A recording stays here for 30 days; the first start after that deletes it for good.</source>
        <translation>Eine Aufzeichnung bleibt 30 Tage hier; der erste Start danach löscht sie endgültig.</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Zurücklegen</translation>
    </message>
    <message>
        <source>Delete for good ...</source>
        <translation>Endgültig löschen ...</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>Breathe</name>
    <message>
        <source>Waiting for the first beats</source>
        <translation>Warten auf die ersten Schläge</translation>
    </message>
    <message>
        <source>{n} bpm</source>
        <translation>{n}/min</translation>
    </message>
</context>
<context>
    <name>Connect</name>
    <message>
        <source>left seat</source>
        <translation>linker Platz</translation>
    </message>
    <message>
        <source>right seat</source>
        <translation>rechter Platz</translation>
    </message>
    <message>
        <source>your seat</source>
        <translation>dein Platz</translation>
    </message>
    <message>
        <source>What you are going to do</source>
        <translation>Was ihr vorhabt</translation>
    </message>
    <message>
        <source>Each their own</source>
        <translation>Jede Person ihr eigenes</translation>
    </message>
    <message>
        <source>How long to breathe in and out</source>
        <translation>Wie lange ein- und ausatmen</translation>
    </message>
    <message>
        <source>in {i} : out {o}</source>
        <translation>ein {i} : aus {o}</translation>
    </message>
    <message>
        <source>Looking for straps ...</source>
        <translation>Gurte werden gesucht ...</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Beginnen</translation>
    </message>
    <message>
        <source>No strap found yet</source>
        <translation>Noch kein Gurt gefunden</translation>
    </message>
    <message>
        <source>Who sits where?</source>
        <translation>Wer sitzt wo?</translation>
    </message>
    <message>
        <source>Your strap</source>
        <translation>Dein Gurt</translation>
    </message>
    <message>
        <source>Straps in sight</source>
        <translation>Gurte in Sicht</translation>
    </message>
    <message>
        <source>Copy and edit</source>
        <translation>Kopieren und ändern</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Put the strap on; moist electrodes wake it.</source>
        <translation>Leg den Gurt an; feuchte Elektroden wecken ihn.</translation>
    </message>
    <message>
        <source>Close other apps and watches that use it, on phones too: most straps talk to one at a time.</source>
        <translation>Schließ andere Apps und Uhren, die ihn benutzen, auch auf Handys: Die meisten Gurte sprechen nur mit einem Gerät.</translation>
    </message>
    <message>
        <source>Sit within a few metres of this computer, with its Bluetooth turned on.</source>
        <translation>Setz dich in die Nähe dieses Computers; sein Bluetooth muss eingeschaltet sein.</translation>
    </message>
    <message>
        <source>Still nothing? Try a fresh battery. hrvsync goes on looking.</source>
        <translation>Immer noch nichts? Versuch es mit einer neuen Batterie. hrvsync sucht weiter.</translation>
    </message>
    <message>
        <source>{key} (cannot be used)</source>
        <translation>{key} (nicht verwendbar)</translation>
    </message>
    <message>
        <source>research</source>
        <translation>Forschung</translation>
    </message>
    <message>
        <source>Breaths a minute</source>
        <translation>Atemzüge pro Minute</translation>
    </message>
    <message>
        <source>For experts</source>
        <translation>Für Fachleute</translation>
    </message>
    <message>
        <source>Bluetooth adapter: {name}</source>
        <translation>Bluetooth-Adapter: {name}</translation>
    </message>
    <message>
        <source>Bluetooth adapter: automatic</source>
        <translation>Bluetooth-Adapter: automatisch</translation>
    </message>
    <message>
        <source>Bluetooth adapter</source>
        <translation>Bluetooth-Adapter</translation>
    </message>
    <message>
        <source>{n} breaths a minute</source>
        <translation>{n} Atemzüge pro Minute</translation>
    </message>
    <message>
        <source>Give each person a name of their own.</source>
        <translation>Gebt jeder Person einen eigenen Namen.</translation>
    </message>
    <message>
        <source>Enter your name.</source>
        <translation>Gib deinen Namen ein.</translation>
    </message>
    <message>
        <source>Put a strap on each seat.</source>
        <translation>Legt auf jeden Platz einen Gurt.</translation>
    </message>
    <message>
        <source>Choose your strap.</source>
        <translation>Wähle deinen Gurt.</translation>
    </message>
    <message>
        <source>Is this {name}&apos;s strap?</source>
        <translation>Ist das der Gurt von {name}?</translation>
    </message>
    <message>
        <source>Is it this strap?</source>
        <translation>Ist es dieser Gurt?</translation>
    </message>
    <message>
        <source>{name}&apos;s strap is out of sight: put it on, moisten it, close other apps that use it.</source>
        <translation>Der Gurt von {name} ist außer Sicht: anlegen, anfeuchten, andere Apps schließen, die ihn nutzen.</translation>
    </message>
    <message>
        <source>{name}&apos;s strap does not feel the skin yet: moisten it, put it on.</source>
        <translation>Der Gurt von {name} spürt die Haut noch nicht: anfeuchten und anlegen.</translation>
    </message>
    <message>
        <source>“Begin” connects both straps; the session shows when the beats of each arrive.</source>
        <translation>„Beginnen“ verbindet beide Gurte; die Sitzung zeigt es, sobald von beiden Herzschläge ankommen.</translation>
    </message>
    <message>
        <source>“Begin” connects the strap; the session shows when its beats arrive.</source>
        <translation>„Beginnen“ verbindet den Gurt; die Sitzung zeigt, wenn seine Schläge ankommen.</translation>
    </message>
    <message>
        <source>No copy can be made: {why}</source>
        <translation>Eine Kopie ist nicht möglich: {why}</translation>
    </message>
    <message>
        <source>Your own copy is {file}. Edit it with any text editor, then come back here.</source>
        <translation>Deine eigene Kopie ist {file}. Ändere sie mit einem beliebigen Texteditor, dann komm hierher zurück.</translation>
    </message>
    <message>
        <source>Drag a strap to a seat, or choose it and press ← or →.</source>
        <translation>Zieht einen Gurt auf einen Platz, oder wählt ihn und drückt ← oder →.</translation>
    </message>
    <message>
        <source>Choose your strap and press Return.</source>
        <translation>Wähle deinen Gurt und drücke die Eingabetaste.</translation>
    </message>
</context>
<context>
    <name>Consent</name>
    <message>
        <source>Before you begin</source>
        <translation>Bevor ihr beginnt</translation>
    </message>
    <message>
        <source>It is kept on this computer only, in {folder}, readable by your account alone. No account, no cloud.</source>
        <translation>Es bleibt auf diesem Computer, in {folder}, lesbar nur für dein Benutzerkonto. Keine Anmeldung, keine Cloud.</translation>
    </message>
    <message>
        <source>hrvsync records the heartbeats that the straps send, the phases of the session and your marks.</source>
        <translation>hrvsync zeichnet die Herzschläge auf, die die Gurte senden, die Phasen der Sitzung und eure Marken.</translation>
    </message>
    <message>
        <source>You can hide your numbers, pause or end at any time, and delete the recording afterwards.</source>
        <translation>Du kannst deine Zahlen jederzeit ausblenden, pausieren oder aufhören und die Aufzeichnung danach löschen.</translation>
    </message>
    <message>
        <source>Either of you can hide your numbers, pause or end at any time, and delete the recording afterwards.</source>
        <translation>Jede Person kann jederzeit ihre Zahlen verbergen, pausieren oder beenden und die Aufzeichnung danach löschen.</translation>
    </message>
    <message>
        <source>hrvsync is for relaxation, self-exploration and research. It is not a medical device and does not diagnose, treat or monitor any condition; numbers can be wrong. Do not use it to make health decisions. Breathe gently; stop if you feel dizzy, short of breath or unwell. Ask a clinician first if you are pregnant, have a heart rhythm disorder, a pacemaker, epilepsy, lung disease or panic attacks.</source>
        <translation>hrvsync dient der Entspannung, der Selbsterkundung und der Forschung. Es ist kein Medizinprodukt und diagnostiziert, behandelt oder überwacht keine Krankheit; Zahlen können falsch sein. Triff damit keine Entscheidungen über deine Gesundheit. Atme sanft; hör auf, wenn dir schwindlig, atemlos oder unwohl wird. Frag zuerst ärztlich nach bei Schwangerschaft, Herzrhythmusstörung, Herzschrittmacher, Epilepsie, Lungenkrankheit oder Panikattacken.</translation>
    </message>
    <message>
        <source>Synchrony is not a measure of love, honesty or the quality of a relationship. Do not use these numbers against each other, as a lie detector, where there is fear or violence between you, or with anyone who has not agreed.</source>
        <translation>Gleichklang ist kein Maß für Liebe, Ehrlichkeit oder die Güte einer Beziehung. Verwendet diese Zahlen nicht gegeneinander, nicht als Lügendetektor, nicht, wo Angst oder Gewalt zwischen euch ist, und mit niemandem, der nicht zugestimmt hat.</translation>
    </message>
    <message>
        <source>{name}: I have read this and agree</source>
        <translation>{name}: Ich habe das gelesen und stimme zu</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
</context>
<context>
    <name>DeletePersonDialog</name>
    <message>
        <source>To delete, type the name: {name}</source>
        <translation>Zum Löschen den Namen eingeben: {name}</translation>
    </message>
    <message>
        <source>Texts and files to decide about</source>
        <translation>Texte und Dateien, über die du entscheidest</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>These texts may name {name}, and these files cannot be read: look at them. In a text that is ticked “someone” takes the place of the name; a file that is ticked is deleted.</source>
        <translation>In diesen Texten steht vielleicht {name}, und diese Dateien sind nicht lesbar: Sieh sie dir an. Wo du ein Häkchen setzt, steht im Text danach „someone“ statt des Namens; eine Datei mit Häkchen wird gelöscht.</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Delete {name} for good?</source>
        <translation>{name} endgültig löschen?</translation>
    </message>
    <message>
        <source>There is no way back.</source>
        <translation>Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>{recordings} made alone, with all notes</source>
        <translation>{recordings}, allein gemacht, mit allen Notizen</translation>
    </message>
    <message>
        <source>out of {recordings} made with {partners}: what {name}&apos;s strap sent, {name}&apos;s marks and moods, and the name wherever it is written</source>
        <translation>{recordings}, gemeinsam mit {partners} gemacht; daraus: was der Gurt von {name} gesendet hat, Marken und Stimmungen von {name} und der Name, wo immer er steht</translation>
    </message>
    <message>
        <source>the same from all backups made by hrvsync ({n})</source>
        <translation>dasselbe in allen Sicherungen, die hrvsync gemacht hat ({n})</translation>
    </message>
    <message>
        <source>Recorded on {day}.</source>
        <translation>Aufgezeichnet am {day}.</translation>
    </message>
    <message>
        <source>Recorded from {first} to {last}.</source>
        <translation>Aufgezeichnet vom {first} bis {last}.</translation>
    </message>
    <message>
        <source>What the straps of others sent stays, as recordings of their own.</source>
        <translation>Was die Gurte der anderen gesendet haben, bleibt als deren eigene Aufzeichnung.</translation>
    </message>
    <message>
        <source>Files that you exported or passed on stay where they are.</source>
        <translation>Dateien, die ihr exportiert oder weitergegeben habt, bleiben, wo sie sind.</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>Phases of the session</source>
        <translation>Phasen der Sitzung</translation>
    </message>
</context>
<context>
    <name>HelpOverlay</name>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Whose sessions</source>
        <translation>Wessen Sitzungen</translation>
    </message>
    <message>
        <source>Which sessions</source>
        <translation>Welche Sitzungen</translation>
    </message>
    <message>
        <source>Which tag</source>
        <translation>Welches Stichwort</translation>
    </message>
    <message>
        <source>Looking for recordings ...</source>
        <translation>Aufzeichnungen werden gesucht ...</translation>
    </message>
    <message>
        <source>Nothing yet. Your sessions will be listed here.</source>
        <translation>Noch nichts. Eure Sitzungen stehen später hier.</translation>
    </message>
    <message>
        <source>Reading recordings: {done} of {of}</source>
        <translation>Aufzeichnungen werden gelesen: {done} von {of}</translation>
    </message>
    <message>
        <source>Recordings, newest first</source>
        <translation>Aufzeichnungen, neueste zuerst</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Delete ...</source>
        <translation>Löschen ...</translation>
    </message>
    <message>
        <source>Bin ...</source>
        <translation>Papierkorb ...</translation>
    </message>
    <message>
        <source>People ...</source>
        <translation>Personen ...</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>All sessions</source>
        <translation>Alle Sitzungen</translation>
    </message>
    <message>
        <source>All tags</source>
        <translation>Alle Stichwörter</translation>
    </message>
    <message>
        <source>It cannot be put back: {why}</source>
        <translation>Sie lässt sich nicht zurücklegen: {why}</translation>
    </message>
    <message>
        <source>{file} is back.</source>
        <translation>{file} ist wieder da.</translation>
    </message>
    <message>
        <source>A backup that is damaged or not where it was may still hold {name}; delete it yourself: {files}.</source>
        <translation>Eine Sicherung, die beschädigt oder nicht mehr an ihrem Ort ist, kann {name} noch enthalten; lösche sie selbst: {files}.</translation>
    </message>
    <message>
        <source>Texts and files that you did not tick may still name {name}.</source>
        <translation>Texte und Dateien ohne Häkchen nennen vielleicht noch {name}.</translation>
    </message>
    <message>
        <source>It cannot be deleted: {why}</source>
        <translation>Löschen ist nicht möglich: {why}</translation>
    </message>
    <message>
        <source>Nobody in the library is called {name} any more.</source>
        <translation>In der Sammlung heißt niemand mehr {name}.</translation>
    </message>
    <message>
        <source>Renaming {name}: {done} of {of}</source>
        <translation>{name} wird umbenannt: {done} von {of}</translation>
    </message>
    <message>
        <source>{old} is now {new} in {n} of the recordings.</source>
        <translation>{old} heißt jetzt {new}, in {n} der Aufzeichnungen.</translation>
    </message>
    <message>
        <source>The name cannot be changed: {why}</source>
        <translation>Der Name lässt sich nicht ändern: {why}</translation>
    </message>
    <message>
        <source>Deleting {name}: {done} of {of}</source>
        <translation>{name} wird gelöscht: {done} von {of}</translation>
    </message>
    <message>
        <source>{name} is gone from the library.</source>
        <translation>{name} ist aus der Sammlung gelöscht.</translation>
    </message>
    <message>
        <source>Not everything could be deleted: {why}. Delete again, and it goes on where it stopped.</source>
        <translation>Nicht alles konnte gelöscht werden: {why}. Lösche noch einmal, dann geht es dort weiter.</translation>
    </message>
</context>
<context>
    <name>Home</name>
    <message>
        <source>Breathe together</source>
        <translation>Gemeinsam atmen</translation>
    </message>
    <message>
        <source>Two people, two straps, one breath</source>
        <translation>Zwei Menschen, zwei Gurte, ein Atem</translation>
    </message>
    <message>
        <source>Breathe alone</source>
        <translation>Allein atmen</translation>
    </message>
    <message>
        <source>One strap, a quiet few minutes</source>
        <translation>Ein Gurt, ein paar stille Minuten</translation>
    </message>
    <message>
        <source>Open a recording</source>
        <translation>Aufzeichnung öffnen</translation>
    </message>
    <message>
        <source>Play it again, look closer</source>
        <translation>Noch einmal abspielen, genauer hinsehen</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>What you recorded before</source>
        <translation>Was ihr bisher aufgezeichnet habt</translation>
    </message>
    <message>
        <source>Try without straps</source>
        <translation>Ohne Gurte ausprobieren</translation>
    </message>
    <message>
        <source>A simulated couple shows how it works</source>
        <translation>Ein simuliertes Paar zeigt, wie es geht</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Two hearts, one quiet screen. Everything stays on this computer.</source>
        <translation>Zwei Herzen, ein ruhiger Bildschirm. Alles bleibt auf diesem Computer.</translation>
    </message>
    <message>
        <source>Not a medical device. Describes bodies; says nothing about love or honesty.</source>
        <translation>Kein Medizinprodukt. Beschreibt Körper; sagt nichts über Liebe oder Ehrlichkeit.</translation>
    </message>
    <message>
        <source>The session of {when} was cut short. What arrived is safe.</source>
        <translation>Die Sitzung vom {when} ist abgebrochen. Was ankam, ist sicher.</translation>
    </message>
    <message>
        <source>Open a recording, or two of one person each</source>
        <translation>Eine Aufzeichnung öffnen, oder zwei von je einer Person</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Ada</source>
        <translation>Ada</translation>
    </message>
    <message>
        <source>Ben</source>
        <translation>Ben</translation>
    </message>
    <message>
        <source>Opening {file} ...</source>
        <translation>{file} wird geöffnet ...</translation>
    </message>
    <message>
        <source>It cannot be brought back: {why}</source>
        <translation>Wiederherstellen ist nicht möglich: {why}</translation>
    </message>
    <message>
        <source>Something went wrong ({what}). The session and its recording go on.</source>
        <translation>Etwas ist schiefgegangen ({what}). Die Sitzung und ihre Aufzeichnung gehen weiter.</translation>
    </message>
    <message>
        <source>Everything up to now is saved.</source>
        <translation>Alles bis jetzt ist gespeichert.</translation>
    </message>
    <message>
        <source>What was recorded is safe.</source>
        <translation>Was aufgezeichnet wurde, ist sicher.</translation>
    </message>
    <message>
        <source>The session stopped: {why}. {safe}</source>
        <translation>Die Sitzung ist abgebrochen: {why}. {safe}</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Gehen</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Bleiben</translation>
    </message>
    <message>
        <source>The session cannot begin: {why}</source>
        <translation>Die Sitzung kann nicht beginnen: {why}</translation>
    </message>
    <message>
        <source>End the session and close hrvsync?</source>
        <translation>Sitzung beenden und hrvsync schließen?</translation>
    </message>
    <message>
        <source>End the session for both?</source>
        <translation>Die Sitzung für beide beenden?</translation>
    </message>
    <message>
        <source>End the session?</source>
        <translation>Die Sitzung beenden?</translation>
    </message>
    <message>
        <source>{file} is back.</source>
        <translation>{file} ist wieder da.</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weitermachen</translation>
    </message>
    <message>
        <source>The first minute is safe.</source>
        <translation>Die erste Minute ist sicher.</translation>
    </message>
    <message>
        <source>All {n} minutes are safe.</source>
        <translation>Alle {n} Minuten sind sicher.</translation>
    </message>
    <message>
        <source>Leave, and lose what is not on the disk?</source>
        <translation>Verlassen und verlieren, was nicht auf dem Datenträger ist?</translation>
    </message>
</context>
<context>
    <name>MarksDialog</name>
    <message>
        <source>Marks</source>
        <translation>Marken</translation>
    </message>
    <message>
        <source>Marks of this session</source>
        <translation>Marken dieser Sitzung</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Dorthin</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>The recording stays as it was; changes are kept beside it.</source>
        <translation>Die Aufzeichnung bleibt, wie sie war; Änderungen werden daneben gespeichert.</translation>
    </message>
    <message>
        <source>Kind of mark at {time}</source>
        <translation>Art der Marke bei {time}</translation>
    </message>
</context>
<context>
    <name>NoteDialog</name>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>What happened?</source>
        <translation>Was ist passiert?</translation>
    </message>
    <message>
        <source>Text of the note</source>
        <translation>Text der Notiz</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
</context>
<context>
    <name>PartnerPanel</name>
    <message>
        <source>bpm</source>
        <translation>/min</translation>
    </message>
    <message>
        <source>ms RMSSD</source>
        <translation>ms RMSSD</translation>
    </message>
    <message>
        <source>Waiting for {name}&apos;s strap</source>
        <translation>Warten auf den Gurt von {name}</translation>
    </message>
    <message>
        <source>clean {n} %</source>
        <translation>sauber {n} %</translation>
    </message>
    <message>
        <source>{name}: {hr} bpm, RMSSD {rmssd} ms. {state}. {meaning}</source>
        <translation>{name}: {hr}/min, RMSSD {rmssd} ms. {state}. {meaning}</translation>
    </message>
</context>
<context>
    <name>PeopleDialog</name>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Everybody in your recordings</source>
        <translation>Alle in euren Aufzeichnungen</translation>
    </message>
    <message>
        <source>Rename ...</source>
        <translation>Umbenennen ...</translation>
    </message>
    <message>
        <source>Delete this person ...</source>
        <translation>Diese Person löschen ...</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>Readings</name>
    <message>
        <source>RMSSD, ms</source>
        <translation>RMSSD, ms</translation>
    </message>
    <message>
        <source>Resting heart rate, bpm</source>
        <translation>Ruhepuls, /min</translation>
    </message>
    <message>
        <source>No quiet reading of one person alone yet: a morning reading of a minute or more makes one.</source>
        <translation>Noch keine ruhige Messung einer Person allein: eine Morgenmessung von einer Minute oder mehr ist eine.</translation>
    </message>
    <message>
        <source>Baseline: {n} of 7 readings. Your own range shows from the seventh on.</source>
        <translation>Grundlage: {n} von 7 Messungen. Dein eigener Bereich zeigt sich ab der siebten.</translation>
    </message>
    <message>
        <source>Your range comes from {n} readings of 60 days. {change}</source>
        <translation>Dein Bereich stammt aus {n} Messungen in 60 Tagen. {change}</translation>
    </message>
    <message>
        <source>Dots: the first reading of each day. Line: mean of 7 days. Light band: your usual values in 60 days. Darker band: the mean has not changed worth noticing.</source>
        <translation>Punkte: die erste Messung jedes Tages. Linie: Mittel aus 7 Tagen. Helles Band: deine üblichen Werte in 60 Tagen. Dunkleres Band: das Mittel hat sich nicht nennenswert verändert.</translation>
    </message>
</context>
<context>
    <name>RenameDialog</name>
    <message>
        <source>New name of {name}</source>
        <translation>Neuer Name von {name}</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>{name} and {other} have recordings together; each needs a name of their own.</source>
        <translation>{name} und {other} haben gemeinsame Aufzeichnungen; beide brauchen einen eigenen Namen.</translation>
    </message>
    <message>
        <source>Somebody is called {other} already. The recordings of both become one person&apos;s, for good.</source>
        <translation>Jemand heißt schon {other}. Die Aufzeichnungen beider gehören dann endgültig zu einer Person.</translation>
    </message>
    <message>
        <source>In all recordings and the names of their files. Backups and notes stay as they are.</source>
        <translation>In allen Aufzeichnungen und den Namen ihrer Dateien. Sicherungen und Notizen bleiben, wie sie sind.</translation>
    </message>
</context>
<context>
    <name>Seat</name>
    <message>
        <source>Your name</source>
        <translation>Dein Name</translation>
    </message>
    <message>
        <source>Name of the person in the {seat}</source>
        <translation>Name der Person: {seat}</translation>
    </message>
    <message>
        <source>How are you right now? (if you like)</source>
        <translation>Wie geht es dir gerade? (wenn du magst)</translation>
    </message>
    <message>
        <source>How the person in the {seat} is, in own words</source>
        <translation>Wie es der Person geht, in eigenen Worten: {seat}</translation>
    </message>
    <message>
        <source>Pacemaker or arrhythmia</source>
        <translation>Schrittmacher, Arrhythmie</translation>
    </message>
    <message>
        <source>A pacemaker or a known rhythm disorder: variability means something else then, which beats do not show. It is withheld.</source>
        <translation>Herzschrittmacher oder bekannte Rhythmusstörung: Dann sagt die Variabilität etwas anderes aus, und den Schlägen sieht man das nicht an. Sie wird deshalb nicht gezeigt.</translation>
    </message>
    <message>
        <source>Adult</source>
        <translation>Erwachsen</translation>
    </message>
    <message>
        <source>Child</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Infant</source>
        <translation>Säugling</translation>
    </message>
    <message>
        <source>How old the person in the {seat} is</source>
        <translation>Alter der Person ({seat})</translation>
    </message>
    <message>
        <source>Children breathe quicker: the spectrum&apos;s bands follow the breath.</source>
        <translation>Kinder atmen schneller: Die Bänder des Spektrums richten sich nach dem Atem.</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>Abnehmen</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Looking for your strap {strap} ...</source>
        <translation>Dein Gurt {strap} wird gesucht ...</translation>
    </message>
    <message>
        <source>No strap yet: drop one here</source>
        <translation>Noch kein Gurt: hierher ziehen</translation>
    </message>
</context>
<context>
    <name>SessionLine</name>
    <message>
        <source>Heart rates over the session</source>
        <translation>Herzfrequenzen über die Sitzung</translation>
    </message>
    <message>
        <source>Synchrony over the session</source>
        <translation>Gleichklang über die Sitzung</translation>
    </message>
    <message>
        <source>Synchrony</source>
        <translation>Gleichklang</translation>
    </message>
    <message>
        <source>grey: 5 to 95 % of what chance would give · dotted: beyond the pacer, best lag</source>
        <translation>grau: 5 bis 95 % dessen, was der Zufall ergäbe · gepunktet: über den Taktgeber hinaus</translation>
    </message>
    <message>
        <source>heart rates in bpm</source>
        <translation>Herzfrequenz (pro Minute)</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>fills as the session goes on</source>
        <translation>füllt sich im Lauf der Sitzung</translation>
    </message>
    <message>
        <source>from the beginning</source>
        <translation>vom Anfang an</translation>
    </message>
    <message>
        <source>{n} phases and {m} marks up to {time}.</source>
        <translation>{n} Phasen und {m} Marken bis {time}.</translation>
    </message>
    <message>
        <source>above</source>
        <translation>über</translation>
    </message>
    <message>
        <source>below</source>
        <translation>unter</translation>
    </message>
    <message>
        <source>within</source>
        <translation>in</translation>
    </message>
    <message>
        <source>Synchrony is {place} what chance would give.</source>
        <translation>Der Gleichklang liegt {place} dem, was der Zufall ergäbe.</translation>
    </message>
</context>
<context>
    <name>SessionView</name>
    <message>
        <source>Soft tones go with the pacer</source>
        <translation>Sanfte Töne begleiten den Taktgeber</translation>
    </message>
    <message>
        <source>No tones</source>
        <translation>Keine Töne</translation>
    </message>
    <message>
        <source>{name}&apos;s numbers are hidden</source>
        <translation>Zahlen von {name} sind verborgen</translation>
    </message>
    <message>
        <source>Full screen on or off (also F)</source>
        <translation>Vollbild ein oder aus (auch F)</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Aufzeichnung</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>Marken</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>{name}&apos;s numbers are shown</source>
        <translation>Zahlen von {name} sind sichtbar</translation>
    </message>
    <message>
        <source>The part of hrvsync that plays tones is not installed.</source>
        <translation>Der Teil von hrvsync, der Töne spielt, ist nicht installiert.</translation>
    </message>
    <message>
        <source>Close the recording</source>
        <translation>Aufzeichnung schließen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>End the session</source>
        <translation>Sitzung beenden</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Show or hide {name}&apos;s numbers</source>
        <translation>Zahlen von {name} zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Turn tones on or off</source>
        <translation>Töne ein- oder ausschalten</translation>
    </message>
    <message>
        <source>Tones</source>
        <translation>Töne</translation>
    </message>
    <message>
        <source>Show or hide all numbers</source>
        <translation>Alle Zahlen zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>Show the next curve of each person</source>
        <translation>Bei allen die nächste Kurve zeigen</translation>
    </message>
    <message>
        <source>Change between the views</source>
        <translation>Zwischen den Ansichten wechseln</translation>
    </message>
    <message>
        <source>Show all keys</source>
        <translation>Alle Tasten zeigen</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Breathe view</source>
        <translation>Atemansicht</translation>
    </message>
    <message>
        <source>recorded before</source>
        <translation>aufgezeichnet</translation>
    </message>
    <message>
        <source>trying out, nothing is kept</source>
        <translation>Probe, nichts wird behalten</translation>
    </message>
    <message>
        <source>recording, not yet on disk</source>
        <translation>Aufzeichnung läuft, noch nicht auf der Platte</translation>
    </message>
    <message>
        <source>recording</source>
        <translation>Aufzeichnung läuft</translation>
    </message>
    <message>
        <source>{name}&apos;s strap paused, trying again</source>
        <translation>Gurt von {name} schweigt, neuer Versuch läuft</translation>
    </message>
    <message>
        <source>{name}&apos;s strap reconnected</source>
        <translation>Gurt von {name} ist wieder verbunden</translation>
    </message>
</context>
<context>
    <name>Sessions</name>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
</context>
<context>
    <name>SettingsSheet</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Look and sound</source>
        <translation>Aussehen und Ton</translation>
    </message>
    <message>
        <source>Who sits where</source>
        <translation>Wer wo sitzt</translation>
    </message>
    <message>
        <source>Your recordings</source>
        <translation>Eure Aufzeichnungen</translation>
    </message>
    <message>
        <source>Kept as you change them</source>
        <translation>Gilt sofort</translation>
    </message>
    <message>
        <source>Not a medical device</source>
        <translation>Kein Medizinprodukt</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>System language</source>
        <translation>Systemsprache</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Schriftgröße</translation>
    </message>
    <message>
        <source>Less motion</source>
        <translation>Weniger Bewegung</translation>
    </message>
    <message>
        <source>Breath tones</source>
        <translation>Atemtöne</translation>
    </message>
    <message>
        <source>The part of hrvsync that plays tones is not installed.</source>
        <translation>Der Teil von hrvsync, der Töne spielt, ist nicht installiert.</translation>
    </message>
    <message>
        <source>The disc stays still; a bar fills instead.</source>
        <translation>Die Scheibe steht still; stattdessen füllt sich ein Balken.</translation>
    </message>
    <message>
        <source>Soft tones go with the breath.</source>
        <translation>Sanfte Töne begleiten den Atem.</translation>
    </message>
    <message>
        <source>left</source>
        <translation>links</translation>
    </message>
    <message>
        <source>right</source>
        <translation>rechts</translation>
    </message>
    <message>
        <source>Change places</source>
        <translation>Plätze tauschen</translation>
    </message>
    <message>
        <source>Left and right as you sit in front of this screen.</source>
        <translation>Links und rechts, wie ihr vor diesem Bildschirm sitzt.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>{folder}. On this computer only.</source>
        <translation>{folder}. Nur auf diesem Computer.</translation>
    </message>
    <message>
        <source>Where they lie</source>
        <translation>Wo sie liegen</translation>
    </message>
    <message>
        <source>{n} %</source>
        <translation>{n} %</translation>
    </message>
</context>
<context>
    <name>StrapList</name>
    <message>
        <source>Straps in sight</source>
        <translation>Gurte in Sicht</translation>
    </message>
</context>
<context>
    <name>SummaryView</name>
    <message>
        <source>Looking at it again ...</source>
        <translation>Wird noch einmal angesehen ...</translation>
    </message>
    <message>
        <source>Phase by phase</source>
        <translation>Phase für Phase</translation>
    </message>
    <message>
        <source>Between you</source>
        <translation>Zwischen euch</translation>
    </message>
    <message>
        <source>Your resonance rate</source>
        <translation>Deine Resonanzfrequenz</translation>
    </message>
    <message>
        <source>In your own words</source>
        <translation>In euren eigenen Worten</translation>
    </message>
    <message>
        <source>Save and close</source>
        <translation>Speichern und schließen</translation>
    </message>
    <message>
        <source>Watch it again</source>
        <translation>Noch einmal ansehen</translation>
    </message>
    <message>
        <source>Export ...</source>
        <translation>Exportieren ...</translation>
    </message>
    <message>
        <source>Delete ...</source>
        <translation>Löschen ...</translation>
    </message>
    <message>
        <source>{name}: {n} % of the beats usable</source>
        <translation>{name}: {n} % der Schläge brauchbar</translation>
    </message>
    <message>
        <source>, {n} s without signal</source>
        <translation>, {n} s ohne Signal</translation>
    </message>
    <message>
        <source>No heartbeats were recorded.</source>
        <translation>Es wurden keine Herzschläge aufgezeichnet.</translation>
    </message>
    <message>
        <source>bpm  ·  ms RMSSD</source>
        <translation>/min  ·  ms RMSSD</translation>
    </message>
    <message>
        <source>before</source>
        <translation>vorher</translation>
    </message>
    <message>
        <source>beginning</source>
        <translation>Anfang</translation>
    </message>
    <message>
        <source>middle</source>
        <translation>Mitte</translation>
    </message>
    <message>
        <source>end</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} min</translation>
    </message>
    <message>
        <source>How did you sit or lie?</source>
        <translation>Wie hast du gesessen oder gelegen?</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Save elsewhere ...</source>
        <translation>Woanders speichern ...</translation>
    </message>
    <message>
        <source>Not on the disk</source>
        <translation>Nicht auf dem Datenträger</translation>
    </message>
    <message>
        <source>In your own words</source>
        <comment>one person</comment>
        <translation>In deinen eigenen Worten</translation>
    </message>
    <message>
        <source>after</source>
        <translation>nachher</translation>
    </message>
    <message>
        <source>, beats of a pulse wave (PRV, not HRV)</source>
        <translation>, Schläge einer Pulswelle (PRV, nicht HRV)</translation>
    </message>
    <message>
        <source>breaths a minute</source>
        <translation>Atemzüge pro Minute</translation>
    </message>
    <message>
        <source>swing, bpm</source>
        <translation>Schwankung, /min</translation>
    </message>
    <message>
        <source>followed</source>
        <translation>gefolgt</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>One session tells little: repeat it on another day.</source>
        <translation>Eine Sitzung sagt wenig: wiederhole sie an einem anderen Tag.</translation>
    </message>
    <message>
        <source>{what}: {time}</source>
        <translation>{what}: {time}</translation>
    </message>
    <message>
        <source>Watch the most settled minute</source>
        <translation>Die ruhigste Minute ansehen</translation>
    </message>
    <message>
        <source>{missing} Free some space and try again, or save it elsewhere.</source>
        <translation>{missing} Mach Platz und versuch es noch einmal, oder speichere die Sitzung woanders.</translation>
    </message>
    <message>
        <source>Save elsewhere</source>
        <translation>Woanders speichern</translation>
    </message>
    <message>
        <source>Saving ...</source>
        <translation>Wird gespeichert ...</translation>
    </message>
    <message>
        <source>All of it is on the disk: {file}</source>
        <translation>Alles ist jetzt auf dem Datenträger: {file}</translation>
    </message>
    <message>
        <source>It cannot be saved there: {why}</source>
        <translation>Dort kann nicht gespeichert werden: {why}</translation>
    </message>
    <message>
        <source>Exported to {file}. {lost}</source>
        <translation>Exportiert nach {file}. {lost}</translation>
    </message>
    <message>
        <source>It cannot be exported: {why}</source>
        <translation>Exportieren ist nicht möglich: {why}</translation>
    </message>
    <message>
        <source>Exporting to {file} ...</source>
        <translation>Export nach {file} ...</translation>
    </message>
    <message>
        <source>These are states of bodies, not of a relationship.</source>
        <translation>Das sind Zustände von Körpern, nicht einer Beziehung.</translation>
    </message>
    <message>
        <source>Too little quiet time at the beginning to know each person&apos;s own range.</source>
        <translation>Zu wenig Ruhe am Anfang, um den eigenen Bereich jeder Person zu kennen.</translation>
    </message>
    <message>
        <source>How {name} was before</source>
        <translation>Wie es {name} vorher ging</translation>
    </message>
    <message>
        <source>How {name} is now</source>
        <translation>Wie es {name} jetzt geht</translation>
    </message>
    <message>
        <source>A note, if you like</source>
        <translation>Eine Notiz, wenn ihr mögt</translation>
    </message>
    <message>
        <source>Note about this session</source>
        <translation>Notiz zu dieser Sitzung</translation>
    </message>
    <message>
        <source>Tags, with commas between them: sitting, morning ...</source>
        <translation>Stichwörter, durch Kommas getrennt: sitting, morning ...</translation>
    </message>
    <message>
        <source>Tags of this session</source>
        <translation>Stichwörter dieser Sitzung</translation>
    </message>
    <message>
        <source>, heart rate only (pacemaker or rhythm disorder)</source>
        <translation>, nur die Herzfrequenz (Herzschrittmacher oder Rhythmusstörung)</translation>
    </message>
    <message>
        <source>Watch the least settled minute</source>
        <translation>Die unruhigste Minute ansehen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Report to read (*.html)</source>
        <translation>Bericht zum Lesen (*.html)</translation>
    </message>
    <message>
        <source>Report to print (*.pdf)</source>
        <translation>Bericht zum Drucken (*.pdf)</translation>
    </message>
    <message>
        <source>BIDS folder (*)</source>
        <translation>BIDS-Ordner (*)</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>Weeks</name>
    <message>
        <source>These change slowly and for many reasons; none of them is a grade of the two of you.</source>
        <translation>Diese Werte ändern sich langsam und aus vielen Gründen; keiner ist eine Note für euch beide.</translation>
    </message>
    <message>
        <source>1 session so far; from six on, a usual range.</source>
        <translation>1 Sitzung bisher; ab sechs gibt es einen üblichen Bereich.</translation>
    </message>
    <message>
        <source>{n} sessions so far; from six on, a usual range.</source>
        <translation>{n} Sitzungen bisher; ab sechs gibt es einen üblichen Bereich.</translation>
    </message>
    <message>
        <source>Median of {n} sessions in 60 days: {value} ({low} to {high}).</source>
        <translation>Median aus {n} Sitzungen in 60 Tagen: {value} ({low} bis {high}).</translation>
    </message>
    <message>
        <source> points</source>
        <translation> Prozentpunkte</translation>
    </message>
</context>
<context>
    <name>phrases</name>
    <message>
        <source>Both settled, % of the time</source>
        <translation>Beide ruhig, % der Zeit</translation>
    </message>
    <message>
        <source>Back in range after a rupture, s</source>
        <translation>Nach einem Bruch wieder im Bereich, s</translation>
    </message>
    <message>
        <source>Moving together beyond the pacer</source>
        <translation>Gleichklang über den Taktgeber hinaus</translation>
    </message>
    <message>
        <source>Half of the way back to rest, s</source>
        <translation>Halber Weg zurück zur Ruhe, s</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>All marks ...</source>
        <translation>Alle Marken ...</translation>
    </message>
    <message>
        <source>Mark this moment</source>
        <translation>Diesen Moment markieren</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Marke</translation>
    </message>
    <message>
        <source>Marked: {what} at {time}</source>
        <translation>Markiert: {what} bei {time}</translation>
    </message>
    <message>
        <source>Breath pacer</source>
        <translation>Atem-Taktgeber</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>{key} goes on</source>
        <translation>weiter mit {key}</translation>
    </message>
    <message>
        <source>small, easy breaths</source>
        <translation>kleine, leichte Atemzüge</translation>
    </message>
    <message>
        <source>breathe in</source>
        <translation>einatmen</translation>
    </message>
    <message>
        <source>hold</source>
        <translation>halten</translation>
    </message>
    <message>
        <source>breathe out</source>
        <translation>ausatmen</translation>
    </message>
    <message>
        <source>rest</source>
        <translation>ruhen</translation>
    </message>
    <message>
        <source>Between you</source>
        <translation>Zwischen euch</translation>
    </message>
    <message>
        <source>needs a settled baseline of both</source>
        <translation>braucht einen ruhigen Anfang von beiden</translation>
    </message>
    <message>
        <source>{name}
settled</source>
        <translation>{name}
ruhig</translation>
    </message>
    <message>
        <source>both unsettled</source>
        <translation>beide unruhig</translation>
    </message>
    <message>
        <source>both settled</source>
        <translation>beide ruhig</translation>
    </message>
    <message>
        <source>ECG</source>
        <translation>EKG</translation>
    </message>
    <message>
        <source>as the strap sends it</source>
        <translation>wie der Gurt es sendet</translation>
    </message>
    <message>
        <source>irregular beat at {time}</source>
        <translation>unregelmäßiger Schlag bei {time}</translation>
    </message>
    <message>
        <source>ECG of the strap, {n} s of the last 30.</source>
        <translation>EKG des Gurts, {n} s der letzten 30.</translation>
    </message>
    <message>
        <source>1 mV</source>
        <translation>1 mV</translation>
    </message>
    <message>
        <source>Heart rate</source>
        <translation>Herzfrequenz</translation>
    </message>
    <message>
        <source>Heart rate of the last 2 minutes</source>
        <translation>Herzfrequenz der letzten 2 Minuten</translation>
    </message>
    <message>
        <source>last 2 min</source>
        <translation>letzte 2 min</translation>
    </message>
    <message>
        <source>last 2 min · × irregular or artefact</source>
        <translation>letzte 2 min · × unregelmäßig oder Artefakt</translation>
    </message>
    <message>
        <source>No heart beats in the last 2 minutes.</source>
        <translation>Keine Herzschläge in den letzten 2 Minuten.</translation>
    </message>
    <message>
        <source>In the last 2 minutes between {low} and {high} bpm; {odd} irregular beats or artefacts.</source>
        <translation>In den letzten 2 Minuten zwischen {low} und {high}/min; {odd} unregelmäßige Schläge oder Artefakte.</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Spectrum</source>
        <translation>Spektrum</translation>
    </message>
    <message>
        <source>Spectrum of the beat intervals</source>
        <translation>Spektrum der Schlagabstände</translation>
    </message>
    <message>
        <source>Waiting for the first beats</source>
        <translation>Warten auf die ersten Schläge</translation>
    </message>
    <message>
        <source>No spectrum with a pacemaker or a rhythm disorder</source>
        <translation>Kein Spektrum bei Herzschrittmacher oder Rhythmusstörung</translation>
    </message>
    <message>
        <source>This rhythm is not suited for a spectrum</source>
        <translation>Dieser Rhythmus eignet sich nicht für ein Spektrum</translation>
    </message>
    <message>
        <source>Needs two minutes of clean beats: {n} s left</source>
        <translation>Braucht zwei Minuten saubere Schläge: noch {n} s</translation>
    </message>
    <message>
        <source>Spectrum of the beat intervals: highest at {hz} Hz, {n} swings a minute. {powers}</source>
        <translation>Spektrum der Schlagabstände: am höchsten bei {hz} Hz, {n} Schwünge pro Minute. {powers}</translation>
    </message>
    <message>
        <source>last 5 min</source>
        <translation>letzte 5 min</translation>
    </message>
    <message>
        <source>LF {lf} · HF {hf} ms²</source>
        <translation>LF {lf} · HF {hf} ms²</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Gemeinsam</translation>
    </message>
    <message>
        <source>Breath and heart</source>
        <translation>Atem und Herz</translation>
    </message>
    <message>
        <source>RMSSD in your own range</source>
        <translation>RMSSD in deinem eigenen Bereich</translation>
    </message>
    <message>
        <source>out of sight</source>
        <translation>außer Sicht</translation>
    </message>
    <message>
        <source>{n} bpm</source>
        <translation>{n}/min</translation>
    </message>
    <message>
        <source>worn</source>
        <translation>angelegt</translation>
    </message>
    <message>
        <source>not worn</source>
        <translation>nicht angelegt</translation>
    </message>
    <message>
        <source>battery low</source>
        <translation>Batterie schwach</translation>
    </message>
    <message>
        <source>It cannot be deleted: {why}</source>
        <translation>Löschen ist nicht möglich: {why}</translation>
    </message>
    <message>
        <source>{file} is in the bin, for 30 days.</source>
        <translation>{file} liegt für 30 Tage im Papierkorb.</translation>
    </message>
    <message>
        <source>{file} is deleted for good.</source>
        <translation>{file} ist endgültig gelöscht.</translation>
    </message>
    <message>
        <source>A backup that is damaged or not where it was may still hold it; delete it yourself: {backups}.</source>
        <translation>Eine Sicherung, die beschädigt oder nicht mehr an ihrem Ort ist, enthält sie vielleicht noch; lösche sie selbst: {backups}.</translation>
    </message>
    <message>
        <source>Delete {file} and its notes?</source>
        <translation>{file} und die Notizen dazu löschen?</translation>
    </message>
    <message>
        <source>The bin keeps it for 30 days. Deleted for good it is gone at once, from all backups made by hrvsync too.</source>
        <translation>Der Papierkorb bewahrt sie 30 Tage auf. Endgültig gelöscht ist sie sofort fort, auch aus allen Sicherungen von hrvsync.</translation>
    </message>
    <message>
        <source>Deleting {file} ...</source>
        <translation>{file} wird gelöscht ...</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Move to the bin</source>
        <translation>In den Papierkorb</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Delete {file} and its notes for good?</source>
        <translation>{file} und die Notizen dazu endgültig löschen?</translation>
    </message>
    <message>
        <source>It goes from all backups made by hrvsync, too. There is no way back.</source>
        <translation>Auch aus allen Sicherungen von hrvsync wird sie gelöscht. Es gibt keinen Weg zurück.</translation>
    </message>
    <message>
        <source>one recording</source>
        <translation>eine Aufzeichnung</translation>
    </message>
    <message>
        <source>{n} recordings</source>
        <translation>{n} Aufzeichnungen</translation>
    </message>
    <message>
        <source>The notes cannot be saved ({why}).</source>
        <translation>Die Notizen lassen sich nicht speichern ({why}).</translation>
    </message>
    <message>
        <source>Page Down</source>
        <translation>Bild ab</translation>
    </message>
    <message>
        <source>Page Up</source>
        <translation>Bild auf</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Pos 1</translation>
    </message>
    <message>
        <source>Ctrl</source>
        <translation>Strg</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>show</source>
        <translation>zeigen</translation>
    </message>
    <message>
        <source>hide</source>
        <translation>verbergen</translation>
    </message>
    <message>
        <source>Show {name}&apos;s numbers</source>
        <translation>Zahlen von {name} zeigen</translation>
    </message>
    <message>
        <source>Hide {name}&apos;s numbers</source>
        <translation>Zahlen von {name} verbergen</translation>
    </message>
    <message>
        <source>Pause, or go on</source>
        <translation>Pause oder weiter</translation>
    </message>
    <message>
        <source>On to the next phase</source>
        <translation>Weiter zur nächsten Phase</translation>
    </message>
    <message>
        <source>Next phase</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Going on</source>
        <translation>Es geht weiter</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Pause for both</source>
        <translation>Pause für beide</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Pause the recording, or play it</source>
        <translation>Aufzeichnung anhalten oder abspielen</translation>
    </message>
    <message>
        <source>To the previous phase or mark</source>
        <translation>Zur vorigen Phase oder Marke</translation>
    </message>
    <message>
        <source>To the next phase or mark</source>
        <translation>Zur nächsten Phase oder Marke</translation>
    </message>
    <message>
        <source>Repeat this phase, or no longer</source>
        <translation>Diese Phase wiederholen oder nicht mehr</translation>
    </message>
    <message>
        <source>5 seconds back</source>
        <translation>5 Sekunden zurück</translation>
    </message>
    <message>
        <source>5 seconds on</source>
        <translation>5 Sekunden vor</translation>
    </message>
    <message>
        <source>Half a minute back</source>
        <translation>Eine halbe Minute zurück</translation>
    </message>
    <message>
        <source>Half a minute on</source>
        <translation>Eine halbe Minute vor</translation>
    </message>
    <message>
        <source>To the beginning</source>
        <translation>Zum Anfang</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Schneller</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Langsamer</translation>
    </message>
    <message>
        <source>A part to repeat begins here</source>
        <translation>Zu wiederholender Teil beginnt hier</translation>
    </message>
    <message>
        <source>The part to repeat ends here</source>
        <translation>Zu wiederholender Teil endet hier</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Schleife</translation>
    </message>
    <message>
        <source>Place in the recording, in seconds</source>
        <translation>Stelle der Aufzeichnung, in Sekunden</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Repeating from {a} to {b}</source>
        <translation>Wiederholung von {a} bis {b}</translation>
    </message>
    <message>
        <source>The part begins at {a}; ] ends it</source>
        <translation>Der Teil beginnt bei {a}; ] beendet ihn</translation>
    </message>
    <message>
        <source>Heart rates of the last minute, each around its own median</source>
        <translation>Herzraten der letzten Minute, jede um ihren eigenen Median</translation>
    </message>
    <message>
        <source>a bead, a heartbeat</source>
        <translation>eine Perle, ein Herzschlag</translation>
    </message>
    <message>
        <source>no heartbeat yet</source>
        <translation>noch kein Herzschlag</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} min</translation>
    </message>
    <message>
        <source>one day</source>
        <translation>ein Tag</translation>
    </message>
    <message>
        <source>{n} days</source>
        <translation>{n} Tage</translation>
    </message>
    <message>
        <source>once; by chance {low} to {high} times</source>
        <translation>einmal; durch Zufall {low}- bis {high}-mal</translation>
    </message>
    <message>
        <source>{n} times; by chance {low} to {high} times</source>
        <translation>{n}-mal; durch Zufall {low}- bis {high}-mal</translation>
    </message>
    <message>
        <source>you</source>
        <translation>ihr</translation>
    </message>
    <message>
        <source>chance</source>
        <translation>Zufall</translation>
    </message>
    <message>
        <source>one dot</source>
        <translation>ein Punkt</translation>
    </message>
    <message>
        <source>{n} dots</source>
        <translation>{n} Punkte</translation>
    </message>
    <message>
        <source>{n} of {of}</source>
        <translation>{n} von {of}</translation>
    </message>
    <message>
        <source>{n} of {of} so far</source>
        <translation>bisher {n} von {of}</translation>
    </message>
    <message>
        <source>in your usual range</source>
        <translation>in deinem üblichen Bereich</translation>
    </message>
    <message>
        <source>below your usual range</source>
        <translation>unter deinem üblichen Bereich</translation>
    </message>
    <message>
        <source>above your usual range</source>
        <translation>über deinem üblichen Bereich</translation>
    </message>
</context>
</TS>
