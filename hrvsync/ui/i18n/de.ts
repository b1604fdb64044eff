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
        <source>Settled together</source>
        <translation>Gemeinsam ruhig</translation>
    </message>
    <message>
        <source>Rupture and repair</source>
        <translation>Bruch und Annäherung</translation>
    </message>
    <message>
        <source>A minute together</source>
        <translation>Eine Minute gemeinsam</translation>
    </message>
    <message>
        <source>Moving together</source>
        <translation>Im Gleichklang</translation>
    </message>
    <message>
        <source>Cues</source>
        <translation>Signale</translation>
    </message>
    <message>
        <source>Compared</source>
        <translation>Verglichen</translation>
    </message>
    <message>
        <source>Within your own range</source>
        <translation>Im eigenen Bereich</translation>
    </message>
    <message>
        <source>Breath</source>
        <translation>Atem</translation>
    </message>
    <message>
        <source>Both of you were settled for {n} of {of} minutes.</source>
        <translation>Ihr wart beide ruhig: in {n} von {of} Minuten.</translation>
    </message>
    <message>
        <source>Too few minutes with clean beats of both to say whether you moved together.</source>
        <translation>Zu wenige Minuten mit sauberen Schlägen von beiden, um zu sagen, ob ihr im Gleichklang wart.</translation>
    </message>
    <message>
        <source>One disc for both makes hearts move alike by itself; here that is taken out.</source>
        <translation>Ein gemeinsamer Taktgeber bringt Herzen von selbst in Gleichklang; das ist hier herausgerechnet.</translation>
    </message>
    <message>
        <source>The longest {n} of {of} are listed.</source>
        <translation>Genannt sind die {n} längsten von {of}.</translation>
    </message>
    <message>
        <source>One of you was settled, the other not, and then both: {times}.</source>
        <translation>Erst war nur einer von euch ruhig, dann ihr beide: {times}.</translation>
    </message>
    <message>
        <source>By chance it would be {n:.1f} times.</source>
        <translation>Durch Zufall wäre es {n:.1f}-mal.</translation>
    </message>
    <message>
        <source>This session is too short to say how often chance gives that.</source>
        <translation>Die Sitzung ist zu kurz, um zu sagen, wie oft der Zufall das ergibt.</translation>
    </message>
    <message>
        <source>You moved together more than by chance in {n} of {of} minutes; {chance}.</source>
        <translation>Ihr wart in {n} von {of} Minuten mehr als zufällig im Gleichklang; {chance}.</translation>
    </message>
    <message>
        <source>{often} {chance}</source>
        <translation>{often} {chance}</translation>
    </message>
    <message>
        <source>You marked its repair at {at}.</source>
        <translation>Die Annäherung habt ihr bei {at} markiert.</translation>
    </message>
    <message>
        <source>No rupture was marked, and none was seen in both bodies.</source>
        <translation>Kein Bruch wurde markiert, und keiner war in beiden Körpern zu sehen.</translation>
    </message>
    <message>
        <source>{inside}; left it {times}, for {longest} at most.</source>
        <translation>{inside}; {times} daraus heraus, längstens {longest}.</translation>
    </message>
    <message>
        <source>{inside}; never left it.</source>
        <translation>{inside}; nie heraus.</translation>
    </message>
    <message>
        <source>{name}: {rate:.1f} breaths a minute, coherence {coherence:.1f}, swing {swing:.0f} beats a minute.</source>
        <translation>{name}: {rate:.1f} Atemzüge pro Minute, Kohärenz {coherence:.1f}, Schwankung {swing:.0f} Schläge pro Minute.</translation>
    </message>
    <message>
        <source>{name}: breath uncertain, coherence {coherence:.1f}, swing {swing:.0f} beats a minute.</source>
        <translation>{name}: Atem unsicher, Kohärenz {coherence:.1f}, Schwankung {swing:.0f} Schläge pro Minute.</translation>
    </message>
    <message>
        <source>{cue} by {name}, {times}</source>
        <translation>{cue} von {name}, {times}</translation>
    </message>
    <message>
        <source>{cue}, {times}</source>
        <translation>{cue}, {times}</translation>
    </message>
    <message>
        <source>{given}: heart rate of {who} {hr:+.1f} beats a minute</source>
        <translation>{given}: Herzfrequenz von {who} {hr:+.1f} Schläge pro Minute</translation>
    </message>
    <message>
        <source>{changed}; too few to compare with moments without a cue.</source>
        <translation>{changed}; zu wenige für einen Vergleich mit Momenten ohne Signal.</translation>
    </message>
    <message>
        <source>{changed}; {beyond:+.1f} ({low:+.1f} to {high:+.1f}) beside moments without a cue: clearly more settled after it.</source>
        <translation>{changed}; {beyond:+.1f} ({low:+.1f} bis {high:+.1f}) gegenüber Momenten ohne Signal: danach deutlich ruhiger.</translation>
    </message>
    <message>
        <source>{changed}; {beyond:+.1f} ({low:+.1f} to {high:+.1f}) beside moments without a cue: no clear answer.</source>
        <translation>{changed}; {beyond:+.1f} ({low:+.1f} bis {high:+.1f}) gegenüber Momenten ohne Signal: keine deutliche Antwort.</translation>
    </message>
    <message>
        <source>{one} minus {other}</source>
        <translation>{one} minus {other}</translation>
    </message>
    <message>
        <source>{both}: heart rate of {who} {value:+.1f} ({low:+.1f} to {high:+.1f}) beats a minute, {clear}.</source>
        <translation>{both}: Herzfrequenz von {who} {value:+.1f} ({low:+.1f} bis {high:+.1f}) Schläge pro Minute, {clear}.</translation>
    </message>
    <message>
        <source>{both}: variability (RMSSD) of {who} {value:+.0f} % ({low:+.0f} to {high:+.0f} %), {clear}.</source>
        <translation>{both}: Variabilität (RMSSD) von {who} {value:+.0f} % ({low:+.0f} bis {high:+.0f} %), {clear}.</translation>
    </message>
    <message>
        <source>{both}: moving together {value:+.2f} ({low:+.2f} to {high:+.2f}) of Fisher&apos;s z, {clear}.</source>
        <translation>{both}: Gleichklang {value:+.2f} ({low:+.2f} bis {high:+.2f}) in Fishers z, {clear}.</translation>
    </message>
    <message>
        <source>Where nothing stresses you, no difference is expected.</source>
        <translation>Wo nichts euch belastet, ist kein Unterschied zu erwarten.</translation>
    </message>
    <message>
        <source>clearly different</source>
        <translation>deutlich verschieden</translation>
    </message>
    <message>
        <source>no clear difference</source>
        <translation>kein deutlicher Unterschied</translation>
    </message>
    <message>
        <source>Both hearts are going up</source>
        <translation>Beide Herzen werden schneller</translation>
    </message>
    <message>
        <source>Both of you are up, and moving together</source>
        <translation>Bei euch beiden schlägt das Herz schneller, und im Gleichklang</translation>
    </message>
    <message>
        <source>{other} is settled, {who}&apos;s heart is going up</source>
        <translation>{other} ist ruhig, das Herz von {who} wird schneller</translation>
    </message>
    <message>
        <source>{who}&apos;s heart is going up</source>
        <translation>Das Herz von {who} wird schneller</translation>
    </message>
    <message>
        <source>{other} is settled, {who} is up</source>
        <translation>{other} ist ruhig, bei {who} schlägt das Herz schneller</translation>
    </message>
    <message>
        <source>{who} is up</source>
        <translation>Bei {who} schlägt das Herz schneller</translation>
    </message>
    <message>
        <source>Both settled, moving in opposite directions</source>
        <translation>Beide ruhig, gegenläufig</translation>
    </message>
    <message>
        <source>Both settled, moving together beyond the pacer</source>
        <translation>Beide ruhig, im Gleichklang über den Taktgeber hinaus</translation>
    </message>
    <message>
        <source>Both settled, moving together</source>
        <translation>Beide ruhig, im Gleichklang</translation>
    </message>
    <message>
        <source>Both settled, moving together a little beyond the pacer</source>
        <translation>Beide ruhig, etwas im Gleichklang über den Taktgeber hinaus</translation>
    </message>
    <message>
        <source>Both settled, moving together a little</source>
        <translation>Beide ruhig, etwas im Gleichklang</translation>
    </message>
    <message>
        <source>Both settled, following the pacer; no more than that</source>
        <translation>Beide ruhig, beide folgen dem Taktgeber; mehr nicht</translation>
    </message>
    <message>
        <source>Settled, each in your own rhythm</source>
        <translation>Ruhig, beide im eigenen Rhythmus</translation>
    </message>
    <message>
        <source>Something shifted here for both</source>
        <translation>Hier hat sich für beide etwas geändert</translation>
    </message>
    <message>
        <source>{who} is coming back, {other} stayed settled</source>
        <translation>{who} kommt zurück, {other} blieb ruhig</translation>
    </message>
    <message>
        <source>Both of you are settled again</source>
        <translation>Ihr seid beide wieder ruhig</translation>
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
        <source>{names} and {last}</source>
        <translation>{names} und {last}</translation>
    </message>
    <message>
        <source>{n} corrected by hand</source>
        <translation>{n} von Hand korrigiert</translation>
    </message>
    <message>
        <source>1 second</source>
        <translation>1 Sekunde</translation>
    </message>
    <message>
        <source>{n} seconds</source>
        <translation>{n} Sekunden</translation>
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
        <source>Usually {low} to {high}.</source>
        <translation>Gewöhnlich {low} bis {high}.</translation>
    </message>
    <message>
        <source>A usual range shows from {n} sessions on.</source>
        <translation>Ein gewohnter Bereich zeigt sich ab {n} Sitzungen.</translation>
    </message>
    <message>
        <source>The newest, {value}, is above {share:.0f} % of your {n} sessions before it (95 % interval {low:.0f} to {high:.0f} %).</source>
        <translation>Der neueste Wert, {value}, liegt über {share:.0f} % deiner {n} Sitzungen davor (95-%-Intervall {low:.0f} bis {high:.0f} %).</translation>
    </message>
    <message>
        <source>{n} minutes of ten</source>
        <translation>{n} von zehn Minuten</translation>
    </message>
    <message>
        <source>Usually {n}.</source>
        <translation>Gewöhnlich {n}.</translation>
    </message>
    <message>
        <source>In sessions of {protocol}.</source>
        <translation>In Sitzungen „{protocol}“.</translation>
    </message>
    <message>
        <source>{n} of {ruptures}</source>
        <translation>{ruptures}, {n} davon repariert</translation>
    </message>
    <message>
        <source>No rupture in 60 days</source>
        <translation>In 60 Tagen kein Bruch</translation>
    </message>
    <message>
        <source>Before these 60 days: {n} of {of}.</source>
        <translation>Vor diesen 60 Tagen: {n} von {of}.</translation>
    </message>
    <message>
        <source>Of {of} not repaired within the session, {seen} had another session that day; {back} of these began it back in range.</source>
        <translation>Von {of}, die in der Sitzung nicht repariert wurden, folgte nach {seen} am selben Tag noch eine Sitzung; {back} dieser Sitzungen habt ihr wieder in eurem Bereich begonnen.</translation>
    </message>
    <message>
        <source>Found back to each other</source>
        <translation>Zueinander zurückgefunden</translation>
    </message>
    <message>
        <source>Half of them within {n:.0f} s.</source>
        <translation>Die Hälfte binnen {n:.0f} s.</translation>
    </message>
    <message>
        <source>Half of them within {n:.0f} s (at least {low:.0f} s).</source>
        <translation>Die Hälfte binnen {n:.0f} s (mindestens {low:.0f} s).</translation>
    </message>
    <message>
        <source>Half of them within {n:.0f} s ({low:.0f} to {high:.0f} s).</source>
        <translation>Die Hälfte binnen {n:.0f} s ({low:.0f} bis {high:.0f} s).</translation>
    </message>
    <message>
        <source>No clear change yet of how long it takes.</source>
        <translation>Noch keine klare Veränderung darin, wie lange es dauert.</translation>
    </message>
    <message>
        <source>It takes clearly longer than at first, those counted in that were not repaired.</source>
        <translation>Es dauert deutlich länger als am Anfang; auch die nicht reparierten sind mitgezählt.</translation>
    </message>
    <message>
        <source>It takes clearly less long than at first, those counted in that were not repaired.</source>
        <translation>Es dauert deutlich kürzer als am Anfang; auch die nicht reparierten sind mitgezählt.</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>noch nicht bekannt</translation>
    </message>
    <message>
        <source>Steadied each other</source>
        <translation>Einander Halt gegeben</translation>
    </message>
    <message>
        <source>{n} of {of} minutes</source>
        <translation>{n} von {of} Minuten</translation>
    </message>
    <message>
        <source>Without a pacer</source>
        <translation>Ohne Taktgeber</translation>
    </message>
    <message>
        <source>With a pacer, and what it explains taken out</source>
        <translation>Mit Taktgeber, ohne das, was er erklärt</translation>
    </message>
    <message>
        <source>{said}. That is clearly more.</source>
        <translation>{said}. Das ist deutlich mehr.</translation>
    </message>
    <message>
        <source>{said}. That is not clearly more.</source>
        <translation>{said}. Das ist nicht deutlich mehr.</translation>
    </message>
    <message>
        <source>{said}. It can be compared from six sessions on.</source>
        <translation>{said}. Vergleichen lässt es sich ab sechs Sitzungen.</translation>
    </message>
    <message>
        <source>{share:.0f} % of the minutes ({low:.0f} to {high:.0f} %).</source>
        <translation>{share:.0f} % der Minuten ({low:.0f} bis {high:.0f} %).</translation>
    </message>
    <message>
        <source>{cue} by {name}, {times} in {sessions}</source>
        <translation>{cue} von {name}, {times} in {sessions}</translation>
    </message>
    <message>
        <source>{cue}, {times} in {sessions}</source>
        <translation>{cue}, {times} in {sessions}</translation>
    </message>
    <message>
        <source>{given}: its answer shows from six sessions on.</source>
        <translation>{given}: Die Antwort darauf zeigt sich ab sechs Sitzungen.</translation>
    </message>
    <message>
        <source>{given}: heart rate of {who} {value:+.1f} ({low:+.1f} to {high:+.1f}) beats a minute beside moments without it</source>
        <translation>{given}: Herzfrequenz von {who} {value:+.1f} ({low:+.1f} bis {high:+.1f}) Schläge pro Minute gegenüber Momenten ohne Signal</translation>
    </message>
    <message>
        <source>{said}; no clear answer yet.</source>
        <translation>{said}; noch keine deutliche Antwort.</translation>
    </message>
    <message>
        <source>{said}; clearly more settled after it.</source>
        <translation>{said}; danach deutlich ruhiger.</translation>
    </message>
    <message>
        <source>{what}: more alike than by chance in {n} of {of} minutes of {sessions}; {chance}</source>
        <translation>{what}: in {n} von {of} Minuten aus {sessions} mehr als zufällig im Gleichklang; {chance}</translation>
    </message>
    <message>
        <source>{both}, over {sessions} of {protocol}</source>
        <translation>{both}, über {sessions} „{protocol}“</translation>
    </message>
    <message>
        <source>{both}, over {sessions}</source>
        <translation>{both}, über {sessions}</translation>
    </message>
    <message>
        <source>{both}: a difference shows from six sessions on.</source>
        <translation>{both}: Ein Unterschied zeigt sich ab sechs Sitzungen.</translation>
    </message>
    <message>
        <source>Where you breathed together</source>
        <translation>Wo ihr gemeinsam geatmet habt</translation>
    </message>
    <message>
        <source>Where you went on without it</source>
        <translation>Wo ihr ohne das weitergemacht habt</translation>
    </message>
    <message>
        <source>{what}, both were settled in {n} of {of}.</source>
        <translation>{what}, wart ihr in {n} von {of} Fällen danach beide ruhig.</translation>
    </message>
    <message>
        <source>You chose when: this does not say what the breathing did.</source>
        <translation>Ihr habt gewählt, wann: Was das Atmen bewirkt hat, sagt das nicht.</translation>
    </message>
    <message>
        <source>offered once</source>
        <translation>einmal angeboten</translation>
    </message>
    <message>
        <source>offered {n} times</source>
        <translation>{n}-mal angeboten</translation>
    </message>
    <message>
        <source>A change shows from six sessions over two weeks on.</source>
        <translation>Eine Veränderung zeigt sich ab sechs Sitzungen über zwei Wochen.</translation>
    </message>
    <message>
        <source>No clear change yet.</source>
        <translation>Noch keine klare Veränderung.</translation>
    </message>
    <message>
        <source>Clearly more than at first.</source>
        <translation>Deutlich mehr als am Anfang.</translation>
    </message>
    <message>
        <source>Clearly less than at first.</source>
        <translation>Deutlich weniger als am Anfang.</translation>
    </message>
    <message>
        <source>In the last 60 days {lately}, {known}.</source>
        <translation>In den letzten 60 Tagen {lately}, {known}.</translation>
    </message>
    <message>
        <source>Change a month: {change}, {clear}.</source>
        <translation>Veränderung im Monat: {change}, {clear}.</translation>
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
        <source>1 minute</source>
        <translation>1 Minute</translation>
    </message>
    <message>
        <source>{n} minutes</source>
        <translation>{n} Minuten</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 Tag</translation>
    </message>
    <message>
        <source>{n} days</source>
        <translation>{n} Tage</translation>
    </message>
    <message>
        <source>1 session</source>
        <translation>1 Sitzung</translation>
    </message>
    <message>
        <source>{n} sessions</source>
        <translation>{n} Sitzungen</translation>
    </message>
    <message>
        <source>1 reading</source>
        <translation>1 Messung</translation>
    </message>
    <message>
        <source>{n} readings</source>
        <translation>{n} Messungen</translation>
    </message>
    <message>
        <source>1 rupture</source>
        <translation>1 Bruch</translation>
    </message>
    <message>
        <source>{n} ruptures</source>
        <translation>{n} Brüche</translation>
    </message>
    <message>
        <source>hrvsync is for relaxation, self-exploration and research. It is not a medical device and does not diagnose, treat or monitor any condition; numbers can be wrong. Do not use it to make health decisions. Breathe gently; stop if you feel dizzy, short of breath or unwell. Ask a clinician first if you are pregnant, have a heart rhythm disorder, a pacemaker, epilepsy, lung disease or panic attacks. Synchrony is not a measure of love, honesty or the quality of a relationship. Not for use with anyone who has not agreed.</source>
        <translation>hrvsync dient der Entspannung, der Selbsterkundung und der Forschung. Es ist kein Medizinprodukt und diagnostiziert, behandelt oder überwacht keine Krankheit; Zahlen können falsch sein. Trefft damit keine Entscheidungen über eure Gesundheit. Atmet sanft; hört auf, wenn euch schwindlig wird, die Luft knapp ist oder ihr euch unwohl fühlt. Fragt vorher ärztlich nach bei Schwangerschaft, Herzrhythmusstörung, Herzschrittmacher, Epilepsie, Lungenkrankheit oder Panikattacken. Gleichklang ist kein Maß für Liebe, Ehrlichkeit oder die Güte einer Beziehung. Nicht für Menschen, die nicht zugestimmt haben.</translation>
    </message>
    <message>
        <source>settled</source>
        <translation>ruhig</translation>
    </message>
    <message>
        <source>heart rate not up, variability kept</source>
        <translation>Herz nicht schneller, Variabilität erhalten</translation>
    </message>
    <message>
        <source>lively</source>
        <translation>lebhaft</translation>
    </message>
    <message>
        <source>heart rate up, variability kept</source>
        <translation>Herz schneller, Variabilität erhalten</translation>
    </message>
    <message>
        <source>activated</source>
        <translation>angeregt</translation>
    </message>
    <message>
        <source>heart rate up, variability down</source>
        <translation>Herz schneller, Variabilität niedriger</translation>
    </message>
    <message>
        <source>dampened</source>
        <translation>gedämpft</translation>
    </message>
    <message>
        <source>heart rate not up, variability down</source>
        <translation>Herz nicht schneller, Variabilität niedriger</translation>
    </message>
    <message>
        <source>the variability of both is kept</source>
        <translation>die Variabilität beider ist erhalten</translation>
    </message>
    <message>
        <source>one settled</source>
        <translation>einer ruhig</translation>
    </message>
    <message>
        <source>the variability of one is kept, that of the other is down</source>
        <translation>die Variabilität des einen ist erhalten, die des anderen niedriger</translation>
    </message>
    <message>
        <source>both unsettled</source>
        <translation>beide unruhig</translation>
    </message>
    <message>
        <source>{n} {n:second|seconds}</source>
        <translation>{n} {n:Sekunde|Sekunden}</translation>
    </message>
    <message>
        <source>the variability of both is down</source>
        <translation>die Variabilität beider ist niedriger</translation>
    </message>
    <message>
        <source>suited for HRV</source>
        <translation>für HRV geeignet</translation>
    </message>
    <message>
        <source>too irregular for HRV</source>
        <translation>zu unregelmäßig für HRV</translation>
    </message>
    <message>
        <source>not suited for HRV: pacemaker or rhythm disorder</source>
        <translation>für HRV nicht geeignet: Herzschrittmacher oder Rhythmusstörung</translation>
    </message>
    <message>
        <source>marked</source>
        <translation>markiert</translation>
    </message>
    <message>
        <source>seen in both bodies</source>
        <translation>in beiden Körpern gesehen</translation>
    </message>
    <message>
        <source>neither left their range</source>
        <translation>beide blieben in ihrem Bereich</translation>
    </message>
    <message>
        <source>both were back after {length}</source>
        <translation>beide waren nach {length} zurück</translation>
    </message>
    <message>
        <source>they were not both back by the end</source>
        <translation>bis zum Ende waren nicht beide zurück</translation>
    </message>
    <message>
        <source>not seen: beats are missing</source>
        <translation>nicht zu sehen: es fehlen Schläge</translation>
    </message>
    <message>
        <source>One pacer led both breaths in part of it, which alone makes two hearts move alike: there it is taken out of both, and only what is beyond it counts.</source>
        <translation>In einem Teil führte ein Taktgeber beide Atem, was allein schon zwei Herzen ähnlich schwanken lässt: Dort ist er aus beiden herausgerechnet, und nur was darüber hinausgeht, zählt.</translation>
    </message>
    <message>
        <source>Shaded: where the correlation at the best lag lies in 95 of 100 minutes of two unrelated courses like these. Only what rises above it is more than chance.</source>
        <translation>Schattiert: wo die Korrelation beim besten Versatz in 95 von 100 Minuten zweier solcher Verläufe liegt, die nichts miteinander zu tun haben. Nur was darüber hinausragt, ist mehr als Zufall.</translation>
    </message>
    <message>
        <source>not above chance</source>
        <translation>nicht über dem Zufall</translation>
    </message>
    <message>
        <source>closer than the straps can resolve</source>
        <translation>enger, als die Gurte auflösen</translation>
    </message>
    <message>
        <source>both follow a wave so short that ahead and behind look alike</source>
        <translation>beide folgen einer so kurzen Welle, dass vorn und hinten gleich aussehen</translation>
    </message>
    <message>
        <source>the lag may lie beyond the 5 s searched</source>
        <translation>der Versatz liegt vielleicht jenseits der durchsuchten 5 s</translation>
    </message>
    <message>
        <source>the lag is uncertain</source>
        <translation>der Versatz ist unsicher</translation>
    </message>
    <message>
        <source>A bare series of intervals without times of arrival: gaps cannot be seen.</source>
        <translation>Eine bloße Reihe von Abständen ohne Ankunftszeiten: Lücken sind nicht zu sehen.</translation>
    </message>
    <message>
        <source>{name}: no baseline, for the settling phase held too few usable seconds.</source>
        <translation>{name}: kein Ausgangswert, denn die Phase zum Ankommen hatte zu wenige brauchbare Sekunden.</translation>
    </message>
    <message>
        <source>too many irregular beats</source>
        <translation>zu viele unregelmäßige Schläge</translation>
    </message>
    <message>
        <source>{name}: no states, for variability is not measured with a pacemaker or a rhythm disorder.</source>
        <translation>{name}: keine Zustände, denn mit Herzschrittmacher oder Rhythmusstörung wird Variabilität nicht gemessen.</translation>
    </message>
    <message>
        <source>The heart had not come to rest at the beginning: the lowest minute of it stands in for the baseline.</source>
        <translation>Das Herz war am Anfang noch nicht zur Ruhe gekommen: Die niedrigste Minute steht für den Ausgangswert.</translation>
    </message>
    <message>
        <source>Not known: this needs a baseline of both.</source>
        <translation>Nicht bekannt: Dafür braucht es einen Ausgangswert von beiden.</translation>
    </message>
    <message>
        <source>None was marked, and none was seen in both bodies.</source>
        <translation>Keiner wurde markiert, und keiner war in beiden Körpern zu sehen.</translation>
    </message>
    <message>
        <source>The rate at which breath and heart swing together most differs from person to person and from day to day: assess it again on another day before you keep to one. A larger swing is a bodily response to a rate, not a merit.</source>
        <translation>Bei welcher Frequenz Atem und Herz am stärksten zusammen schwingen, ist von Mensch zu Mensch und von Tag zu Tag verschieden: Messt an einem anderen Tag noch einmal, bevor ihr bei einer bleibt. Eine größere Schwankung ist eine Antwort des Körpers auf eine Frequenz, kein Verdienst.</translation>
    </message>
    <message>
        <source>RMSSD is how much the time between beats changes from one beat to the next. At rest it mostly follows the vagus nerve&apos;s beat-by-beat activity. It differs many times over between healthy people: compare a person only with themselves, at the same posture and breathing.</source>
        <translation>RMSSD sagt, wie sehr sich der Abstand von Schlag zu Schlag ändert. In Ruhe folgt das vor allem dem Vagusnerv. Zwischen gesunden Menschen unterscheidet sich RMSSD um ein Vielfaches: Vergleicht jeden nur mit sich selbst, in gleicher Haltung und bei gleichem Atem.</translation>
    </message>
    <message>
        <source>The four states compare heart rate and variability with that person&apos;s own start of this session. They are states of a body, not feelings: laughter, standing up and speaking speed up a heart as worry does.</source>
        <translation>Die vier Zustände vergleichen Herzfrequenz und Variabilität mit dem eigenen Anfang dieser Sitzung. Es sind Zustände eines Körpers, keine Gefühle: Lachen, Aufstehen und Sprechen machen ein Herz schneller, wie Sorge auch.</translation>
    </message>
    <message>
        <source>Moving together says that two hearts sped up and slowed down alike within a minute. Breathing at one pace, moving and hearing the same thing all do that, in strangers too: after something that reached both at once, a minute says little about the two.</source>
        <translation>Im Gleichklang heißt, dass zwei Herzen innerhalb einer Minute ähnlich schneller und langsamer wurden. Im gleichen Takt atmen, sich bewegen, dasselbe hören: All das bewirkt es auch bei Fremden. Nach etwas, das beide zugleich erreicht hat, sagt eine Minute wenig über die beiden.</translation>
    </message>
    <message>
        <source>The lag says whose curve turned first, by how much. It does not say who led whom.</source>
        <translation>Der Versatz sagt, wessen Kurve zuerst die Richtung wechselte und um wie viel. Er sagt nicht, wer wen geführt hat.</translation>
    </message>
    <message>
        <source>A rupture is a moment that you marked, or one at which both bodies jumped away from their range; repair is the time until both were back. Neither says what was felt, nor that quick is better.</source>
        <translation>Ein Bruch ist ein Moment, den ihr markiert habt, oder einer, in dem beide Körper aus ihrem Bereich sprangen; Annäherung ist die Zeit, bis beide zurück waren. Keins davon sagt, was gefühlt wurde, noch dass schnell besser ist.</translation>
    </message>
    <message>
        <source>Nothing here measures love, closeness, honesty or how good a relationship is.</source>
        <translation>Nichts hier misst Liebe, Nähe, Ehrlichkeit oder wie gut eine Beziehung ist.</translation>
    </message>
    <message>
        <source>Nothing here is a diagnosis; a strap is not an electrocardiograph.</source>
        <translation>Nichts hier ist eine Diagnose; ein Gurt ist kein EKG-Gerät.</translation>
    </message>
    <message>
        <source>A difference between two people is not a difference in health.</source>
        <translation>Ein Unterschied zwischen zwei Menschen ist kein Unterschied an Gesundheit.</translation>
    </message>
    <message>
        <source>One session says little about the next; what lasts shows over weeks.</source>
        <translation>Eine Sitzung sagt wenig über die nächste; was bleibt, zeigt sich über Wochen.</translation>
    </message>
    <message>
        <source>A single day says little. The 7-day mean against your own usual range says more, and only a lasting change is worth a thought: sleep, illness, alcohol, training, posture and the hour of the day all move it.</source>
        <translation>Ein einzelner Tag sagt wenig. Das 7-Tage-Mittel gegenüber deinem gewohnten Bereich sagt mehr, und nur eine bleibende Änderung ist einen Gedanken wert: Schlaf, Krankheit, Alkohol, Training, Haltung und Tageszeit verschieben es.</translation>
    </message>
    <message>
        <source>Your usual range holds about two of three readings. It is a description of you, not a target.</source>
        <translation>Dein gewohnter Bereich umfasst etwa zwei von drei Messungen. Er beschreibt dich; er ist kein Ziel.</translation>
    </message>
    <message>
        <source>Quick repair is not better than slow repair; what counts over months is that it happens. Safety between two people grows with practice over time, and a trend here shows practice, not worth.</source>
        <translation>Schnelle Annäherung ist nicht besser als langsame; über Monate zählt, dass sie geschieht. Sicherheit zwischen zwei Menschen wächst mit der Übung, und ein Trend zeigt hier Übung, keinen Wert.</translation>
    </message>
    <message>
        <source>An interval that includes 0 means: no clear change yet.</source>
        <translation>Ein Intervall, das die 0 enthält, heißt: noch keine deutliche Änderung.</translation>
    </message>
    <message>
        <source>beat, RR interval</source>
        <translation>Schlag, RR-Abstand</translation>
    </message>
    <message>
        <source>an R peak as the strap found it; the time since the one before (ms), exact to 1/1024 s</source>
        <translation>eine R-Zacke, wie der Gurt sie fand; die Zeit seit der vorigen (ms), auf 1/1024 s genau</translation>
    </message>
    <message>
        <source>usable</source>
        <translation>brauchbar</translation>
    </message>
    <message>
        <source>share of the time inside intervals labelled normal. Labels: range 273 to 2000 ms, local levels, and what a linear prediction from the three intervals before and after, fitted to 128 beats, predicts; intervals are labelled, never changed</source>
        <translation>Anteil der Zeit in Abständen, die als normal gelten. Geprüft wird der Bereich von 273 bis 2000 ms, die Höhe in der Umgebung und was eine lineare Vorhersage aus den drei Abständen davor und danach (an 128 Schläge angepasst) erwartet; Abstände werden gekennzeichnet, nie verändert</translation>
    </message>
    <message>
        <source>gap</source>
        <translation>Lücke</translation>
    </message>
    <message>
        <source>the chain of intervals falls behind the clock: beats are missing; nothing is computed across it</source>
        <translation>die Kette der Abstände bleibt hinter der Uhr zurück: es fehlen Schläge; nichts wird darüber hinweg gerechnet</translation>
    </message>
    <message>
        <source>60 000 / mean RR (ms)</source>
        <translation>60 000 / mittlerer RR-Abstand (ms)</translation>
    </message>
    <message>
        <source>root of the mean of squared differences of neighbouring normal intervals (Task Force 1996)</source>
        <translation>Wurzel aus dem Mittel der quadrierten Unterschiede benachbarter normaler Abstände (Task Force 1996)</translation>
    </message>
    <message>
        <source>SDNN</source>
        <translation>SDNN</translation>
    </message>
    <message>
        <source>standard deviation of normal intervals, divisor n - 1</source>
        <translation>Standardabweichung der normalen Abstände, Teiler n - 1</translation>
    </message>
    <message>
        <source>pNN50</source>
        <translation>pNN50</translation>
    </message>
    <message>
        <source>share of neighbouring differences above 50 ms</source>
        <translation>Anteil der Unterschiede zwischen Nachbarn über 50 ms</translation>
    </message>
    <message>
        <source>LF, HF power</source>
        <translation>LF- und HF-Leistung</translation>
    </message>
    <message>
        <source>0.04 to 0.15 Hz and 0.15 to 0.4 Hz of Welch&apos;s spectrum: 4 Hz cubic grid, 300 s Hann windows, half overlapping</source>
        <translation>0,04 bis 0,15 Hz und 0,15 bis 0,4 Hz des Spektrums nach Welch: kubisches Raster von 4 Hz, Hann-Fenster von 300 s, halb überlappend</translation>
    </message>
    <message>
        <source>breathing rate</source>
        <translation>Atemfrequenz</translation>
    </message>
    <message>
        <source>of the chest where its acceleration was recorded, else of the pacer where the heart keeps to it, else of the heart&apos;s own swing above 9 a minute; below that it cannot be distinguished from the heart&apos;s own slow wave</source>
        <translation>vom Brustkorb, wo dessen Beschleunigung aufgezeichnet wurde, sonst vom Taktgeber, wo das Herz ihm folgt, sonst von der Schwankung des Herzens über 9 pro Minute; darunter ist sie von der langsamen Welle des Herzens selbst nicht zu unterscheiden</translation>
    </message>
    <message>
        <source>RSA</source>
        <translation>RSA</translation>
    </message>
    <message>
        <source>respiratory sinus arrhythmia: longest RR interval breathing out minus shortest breathing in, mean over breaths (Grossman, van Beek &amp; Wientjes 1990, Psychophysiology 27:702)</source>
        <translation>respiratorische Sinusarrhythmie: längster RR-Abstand beim Ausatmen minus kürzester beim Einatmen, Mittel über die Atemzüge (Grossman, van Beek &amp; Wientjes 1990, Psychophysiology 27:702)</translation>
    </message>
    <message>
        <source>coherence (peak/rest)</source>
        <translation>Kohärenz (Gipfel/Rest)</translation>
    </message>
    <message>
        <source>power within 0.015 Hz of the highest peak between 0.04 and 0.26 Hz over the rest from 0.0025 to 0.4 Hz, in 64 s; ours, not the score of any product</source>
        <translation>Leistung im Umkreis von 0,015 Hz um den höchsten Gipfel zwischen 0,04 und 0,26 Hz im Verhältnis zum Rest von 0,0025 bis 0,4 Hz, in 64 s; unser eigenes Maß, nicht der Punktwert irgendeines Produkts</translation>
    </message>
    <message>
        <source>heart-rate swing</source>
        <translation>Schwankung der Herzfrequenz</translation>
    </message>
    <message>
        <source>highest minus lowest heart rate in each cycle of the heart&apos;s main oscillation, mean</source>
        <translation>höchste minus niedrigste Herzfrequenz in jedem Zyklus der stärksten Schwingung des Herzens, Mittel</translation>
    </message>
    <message>
        <source>resonance</source>
        <translation>Resonanz</translation>
    </message>
    <message>
        <source>criteria of Shaffer &amp; Meehan 2020 (Front. Neurosci. 14:570400) at each paced rate that was followed, without its first 15 s; clear where three fifths of the criteria that differ choose one rate, among them the swing, which exceeds the next by more than its standard error</source>
        <translation>Kriterien von Shaffer &amp; Meehan 2020 (Front. Neurosci. 14:570400) bei jeder Frequenz, der gefolgt wurde, ohne deren erste 15 s; deutlich, wo drei Fünftel der Kriterien, die sich unterscheiden, eine Frequenz wählen, darunter die Schwankung, die die nächste um mehr als ihren Standardfehler übertrifft</translation>
    </message>
    <message>
        <source>DFA alpha-1</source>
        <translation>DFA alpha-1</translation>
    </message>
    <message>
        <source>slope of detrended fluctuations over 4 to 16 beats</source>
        <translation>Steigung der trendbereinigten Schwankungen über 4 bis 16 Schläge</translation>
    </message>
    <message>
        <source>level</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>heart rate and RMSSD over 30 s, once a second, dated to the middle of the window</source>
        <translation>Herzfrequenz und RMSSD über 30 s, einmal pro Sekunde, auf die Mitte des Fensters datiert</translation>
    </message>
    <message>
        <source>baseline</source>
        <translation>Ausgangswert</translation>
    </message>
    <message>
        <source>median and spread of the levels while settling: the phase that the protocol names, else the first (120 s without one, at most 300 s); where heart rate had not come to rest, the lowest minute of the first 300 s and 1 bpm; spreads are at least 3 bpm and 0.3 of ln RMSSD</source>
        <translation>Median und Streuung der Höhen beim Ankommen: in der Phase, die das Protokoll nennt, sonst der ersten (120 s ohne Phasen, höchstens 300 s); war die Herzfrequenz noch nicht zur Ruhe gekommen, die niedrigste Minute der ersten 300 s und 1 Schlag pro Minute; die Streuung ist mindestens 3 Schläge pro Minute und 0,3 von ln RMSSD</translation>
    </message>
    <message>
        <source>state</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>up or down beyond 1.75 spreads from baseline for 10 s, back after 5 s; variability is down only where the SD of RR about its straight line is down by 30 %, too, and is held against seconds 35 to 95 of a pacer after them</source>
        <translation>erhöht oder erniedrigt um mehr als 1,75 Streuungen vom Ausgangswert für 10 s, zurück nach 5 s; die Variabilität gilt nur als niedriger, wo auch die Streuung der RR-Abstände um ihre Gerade um 30 % niedriger ist, und wird nach der 95. Sekunde eines Taktgebers mit dessen Sekunden 35 bis 95 verglichen</translation>
    </message>
    <message>
        <source>moving together</source>
        <translation>im Gleichklang</translation>
    </message>
    <message>
        <source>Pearson&apos;s r of both RR curves (4 Hz) over a minute at the best lag within 5 s either way (Boker, Xu, Rotondo &amp; King 2002, Psychol. Methods 7:338); for medians Fisher&apos;s z</source>
        <translation>Pearsons r beider RR-Kurven (4 Hz) über eine Minute beim besten Versatz bis 5 s in beide Richtungen (Boker, Xu, Rotondo &amp; King 2002, Psychol. Methods 7:338); für Mediane Fishers z</translation>
    </message>
    <message>
        <source>a mark of that name, or both bodies jumping away from baseline within some seconds of each other</source>
        <translation>eine Marke dieses Namens, oder beide Körper springen innerhalb weniger Sekunden von ihrem Ausgangswert weg</translation>
    </message>
    <message>
        <source>repair time</source>
        <translation>Zeit bis zur Annäherung</translation>
    </message>
    <message>
        <source>from the rupture until both bodies were back in range at the same time</source>
        <translation>vom Bruch, bis beide Körper zur gleichen Zeit wieder in ihrem Bereich waren</translation>
    </message>
    <message>
        <source>lending</source>
        <translation>Ruhe leihen</translation>
    </message>
    <message>
        <source>at least 15 s in which one body was settled and the other not, that ended with both settled, for who left their range after the baseline; by chance: the same counted over all shifts of the two courses</source>
        <translation>mindestens 15 s, in denen ein Körper ruhig war und der andere nicht und an deren Ende beide ruhig waren, von allen, die ihren Bereich nach dem Ausgangswert verließen; durch Zufall: dasselbe gezählt über alle Verschiebungen der beiden Verläufe</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>Messung</translation>
    </message>
    <message>
        <source>the first recording of a day, alone, of a minute or longer, without a pacer and in one phase</source>
        <translation>die erste Aufzeichnung eines Tages, allein, von einer Minute oder länger, ohne Taktgeber und in einer Phase</translation>
    </message>
    <message>
        <source>mean of ln RMSSD of a day and the six before it, from 3 readings on, with Student&apos;s 95 % interval</source>
        <translation>Mittel von ln RMSSD eines Tages und der sechs davor, ab 3 Messungen, mit Students 95-%-Intervall</translation>
    </message>
    <message>
        <source>usual range</source>
        <translation>gewohnter Bereich</translation>
    </message>
    <message>
        <source>mean and one standard deviation either way of the 60 days up to a day, from 7 readings on</source>
        <translation>Mittel und eine Standardabweichung in beide Richtungen aus den 60 Tagen bis zu einem Tag, ab 7 Messungen</translation>
    </message>
    <message>
        <source>where it usually is</source>
        <translation>wo es gewöhnlich liegt</translation>
    </message>
    <message>
        <source>within half a standard deviation of that mean: the smallest worthwhile change (Hopkins)</source>
        <translation>innerhalb einer halben Standardabweichung dieses Mittels: die kleinste nennenswerte Änderung (Hopkins)</translation>
    </message>
    <message>
        <source>change a month</source>
        <translation>Änderung pro Monat</translation>
    </message>
    <message>
        <source>Theil-Sen slope with Sen&apos;s 95 % interval (1968), from 6 readings over 14 days on</source>
        <translation>Theil-Sen-Steigung mit Sens 95-%-Intervall (1968), ab 6 Messungen über 14 Tage</translation>
    </message>
    <message>
        <source>last 60 days</source>
        <translation>letzte 60 Tage</translation>
    </message>
    <message>
        <source>median of the sessions, with the interval that its order statistics give, from 6 sessions on</source>
        <translation>Median der Sitzungen, mit dem Intervall aus seinen Rangwerten, ab 6 Sitzungen</translation>
    </message>
    <message>
        <source>Theil-Sen slope with Sen&apos;s 95 % interval (1968), from 6 sessions over 14 days on</source>
        <translation>Theil-Sen-Steigung mit Sens 95-%-Intervall (1968), ab 6 Sitzungen über 14 Tage</translation>
    </message>
    <message>
        <source>share of the time known in which the variability of both is kept</source>
        <translation>Anteil der bekannten Zeit, in der die Variabilität beider erhalten ist</translation>
    </message>
    <message>
        <source>time to repair</source>
        <translation>Zeit bis zur Annäherung</translation>
    </message>
    <message>
        <source>until both bodies were back in range at the same time; the median of the last 60 days is Kaplan and Meier&apos;s (1958), which counts ruptures that were not repaired, its interval Brookmeyer and Crowley&apos;s (1982)</source>
        <translation>bis beide Körper zur gleichen Zeit wieder in ihrem Bereich waren; der Median der letzten 60 Tage ist der von Kaplan und Meier (1958), der auch Brüche ohne Annäherung zählt, sein Intervall das von Brookmeyer und Crowley (1982)</translation>
    </message>
    <message>
        <source>moving together beyond the pacer</source>
        <translation>im Gleichklang über den Taktgeber hinaus</translation>
    </message>
    <message>
        <source>median of minutes: Fisher&apos;s z at the best lag with the pacer taken out</source>
        <translation>Median der Minuten: Fishers z beim besten Versatz, ohne den Anteil des Taktgebers</translation>
    </message>
    <message>
        <source>half-recovery of heart rate</source>
        <translation>halbe Erholung der Herzfrequenz</translation>
    </message>
    <message>
        <source>median of the phases in which heart rate was up: until it was halfway back</source>
        <translation>Median der Phasen, in denen das Herz schneller war: bis es zur Hälfte zurück war</translation>
    </message>
    <message>
        <source>steadied</source>
        <translation>Halt gegeben</translation>
    </message>
    <message>
        <source>lendings of all sessions; by chance: the mean, with the 95 % interval, of what the same two people would show had the evenings of one met other evenings of the other, in 999 exchanges within one protocol and length. It says that one was settled when the other came back, more often than the schedule brings about; it does not say how, nor that it was meant</source>
        <translation>wie oft in allen Sitzungen einer ruhig war, als der andere zurückkam; durch Zufall: das Mittel, mit 95-%-Intervall, dessen, was dieselben zwei zeigen würden, wären die Abende des einen anderen Abenden des anderen begegnet, in 999 Vertauschungen innerhalb von Protokoll und Länge. Es sagt, dass einer ruhig war, als der andere zurückkam, öfter als der Ablauf es mit sich bringt; es sagt nicht, wodurch, noch dass es gewollt war</translation>
    </message>
    <message>
        <source>Read with care: less than {n:.0f} % of the time of {names} is usable.</source>
        <translation>Mit Vorsicht zu lesen: Von {names} sind weniger als {n:.0f} % der Zeit brauchbar.</translation>
    </message>
    <message>
        <source>The rhythm of {names} is too irregular for variability to mean what it usually does.</source>
        <translation>Der Rhythmus von {names} ist zu unregelmäßig, als dass Variabilität das Übliche bedeuten könnte.</translation>
    </message>
    <message>
        <source>Variability of {names} is not measured: a pacemaker or a known rhythm disorder.</source>
        <translation>Die Variabilität von {names} wird nicht gemessen: Herzschrittmacher oder bekannte Rhythmusstörung.</translation>
    </message>
    <message>
        <source>1 beat</source>
        <translation>1 Schlag</translation>
    </message>
    <message>
        <source>{n} beats</source>
        <translation>{n} Schläge</translation>
    </message>
    <message>
        <source>{name}: {beats} corrected by hand, by {by}; the recording itself is unchanged.</source>
        <translation>{name}: {beats} von Hand korrigiert, von {by}; die Aufzeichnung selbst ist unverändert.</translation>
    </message>
    <message>
        <source>{name}: {beats} corrected by hand; the recording itself is unchanged.</source>
        <translation>{name}: {beats} von Hand korrigiert; die Aufzeichnung selbst ist unverändert.</translation>
    </message>
    <message>
        <source>1 correction fitted no beat.</source>
        <translation>1 Korrektur passte zu keinem Schlag.</translation>
    </message>
    <message>
        <source>{n} corrections fitted no beat.</source>
        <translation>{n} Korrekturen passten zu keinem Schlag.</translation>
    </message>
    <message>
        <source>The beats of {name} are those of a pulse wave: their variability is PRV, not HRV.</source>
        <translation>Die Schläge von {name} stammen aus einer Pulswelle: Ihre Variabilität ist PRV, nicht HRV.</translation>
    </message>
    <message>
        <source>{name}&apos;s breath, {n:.0f} a minute, is too quick for the HF band: HF, LF/HF and total power are withheld. `hrvsync analyse --bands child` or `infant` measures with wider bands.</source>
        <translation>{name} atmet {n:.0f}-mal pro Minute, zu schnell für das HF-Band: HF, LF/HF und Gesamtleistung fehlen deshalb. `hrvsync analyse --bands child` oder `infant` misst mit breiteren Bändern.</translation>
    </message>
    <message>
        <source>needs {length}</source>
        <translation>braucht {length}</translation>
    </message>
    <message>
        <source>the breath is too quick for its band</source>
        <translation>der Atem ist zu schnell für dieses Band</translation>
    </message>
    <message>
        <source>needs {n} beats and {share:.0f} % of the time usable</source>
        <translation>braucht {n} Schläge und {share:.0f} % brauchbare Zeit</translation>
    </message>
    <message>
        <source>{mood} before</source>
        <translation>vorher {mood}</translation>
    </message>
    <message>
        <source>{mood} after</source>
        <translation>nachher {mood}</translation>
    </message>
    <message>
        <source>{name} felt {felt}</source>
        <translation>{name} ging es {felt}</translation>
    </message>
    <message>
        <source>Whose curve turned first cannot be said: no minute stands above chance.</source>
        <translation>Wessen Kurve zuerst die Richtung wechselte, lässt sich nicht sagen: Keine Minute liegt über dem Zufall.</translation>
    </message>
    <message>
        <source>it cannot be said in {n} ({reasons})</source>
        <translation>in {n} lässt es sich nicht sagen ({reasons})</translation>
    </message>
    <message>
        <source>Whose curve turned first, of the {minutes} above chance: {parts}. It does not say who led whom.</source>
        <translation>Wessen Kurve zuerst die Richtung wechselte ({minutes} über dem Zufall): {parts}. Das sagt nicht, wer wen geführt hat.</translation>
    </message>
    <message>
        <source>{name}&apos;s curve turned first in {n}, by {lag:.2g} s (median)</source>
        <translation>die von {name} in {n}, um {lag:.2g} s (Median)</translation>
    </message>
    <message>
        <source>{name}&apos;s curve turned first in {n}, by {lag:.2g} s</source>
        <translation>die von {name} in {n}, um {lag:.2g} s</translation>
    </message>
    <message>
        <source>It never happened that one of you was settled and the other not, and both were settled after it.</source>
        <translation>Es kam nie vor, dass erst nur einer von euch ruhig war und dann ihr beide.</translation>
    </message>
    <message>
        <source>Once one of you was settled and the other not, and both were settled after it.</source>
        <translation>Einmal war erst nur einer von euch ruhig und dann ihr beide.</translation>
    </message>
    <message>
        <source>Twice one of you was settled and the other not, and both were settled after it.</source>
        <translation>Zweimal war erst nur einer von euch ruhig und dann ihr beide.</translation>
    </message>
    <message>
        <source>{n} times one of you was settled and the other not, and both were settled after it.</source>
        <translation>{n}-mal war erst nur einer von euch ruhig und dann ihr beide.</translation>
    </message>
    <message>
        <source>{often} Two unrelated courses show this {chance} times in a session like this.</source>
        <translation>{often} Zwei Verläufe, die nichts miteinander zu tun haben, zeigen das in einer solchen Sitzung {chance}-mal.</translation>
    </message>
    <message>
        <source>this heart answered most at {n:g} breaths a minute ({criteria})</source>
        <translation>dieses Herz antwortete am stärksten bei {n:g} Atemzügen pro Minute ({criteria})</translation>
    </message>
    <message>
        <source>not clear: {why}</source>
        <translation>nicht eindeutig: {why}</translation>
    </message>
    <message>
        <source>{n:g}</source>
        <translation>{n:g}</translation>
    </message>
    <message>
        <source>not clear: {why}; the criteria chose {chosen}</source>
        <translation>nicht eindeutig: {why}; die Kriterien wählten {chosen}</translation>
    </message>
    <message>
        <source>not clear: the heart swings about as far at two rates; the criteria chose {chosen}</source>
        <translation>nicht eindeutig: das Herz schwankt bei zwei Frequenzen etwa gleich weit; die Kriterien wählten {chosen}</translation>
    </message>
    <message>
        <source>moment</source>
        <translation>Moment</translation>
    </message>
    <message>
        <source>Lying</source>
        <translation>Im Liegen</translation>
    </message>
    <message>
        <source>Sitting</source>
        <translation>Im Sitzen</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>Im Stehen</translation>
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
        <source>heart rate and breath in step</source>
        <translation>Herz und Atem im Gleichschritt</translation>
    </message>
    <message>
        <source>largest swing of the heart rate with each breath</source>
        <translation>größte Schwankung der Herzfrequenz mit jedem Atemzug</translation>
    </message>
    <message>
        <source>highest LF peak</source>
        <translation>höchster LF-Gipfel</translation>
    </message>
    <message>
        <source>most LF power</source>
        <translation>meiste LF-Leistung</translation>
    </message>
    <message>
        <source>smoothest curve</source>
        <translation>glatteste Kurve</translation>
    </message>
    <message>
        <source>fewest LF peaks</source>
        <translation>wenigste LF-Gipfel</translation>
    </message>
    <message>
        <source>the criteria do not agree on one rate</source>
        <translation>die Kriterien sind sich über keine Frequenz einig</translation>
    </message>
    <message>
        <source>the pacer was not followed at enough rates</source>
        <translation>dem Taktgeber wurde bei zu wenigen Frequenzen gefolgt</translation>
    </message>
    <message>
        <source>too few rates have enough usable beats</source>
        <translation>zu wenige Frequenzen haben genug brauchbare Schläge</translation>
    </message>
    <message>
        <source>chest</source>
        <translation>Brustkorb</translation>
    </message>
    <message>
        <source>pacer</source>
        <translation>Taktgeber</translation>
    </message>
    <message>
        <source>heart</source>
        <translation>Herz</translation>
    </message>
    <message>
        <source>uncertain: the heart&apos;s slow wave outweighs the breath</source>
        <translation>unsicher: die langsame Welle des Herzens überwiegt den Atem</translation>
    </message>
    <message>
        <source>uncertain: no clear swing with the breath</source>
        <translation>unsicher: keine deutliche Schwankung mit dem Atem</translation>
    </message>
    <message>
        <source>uncertain: the heart does not follow the pacer</source>
        <translation>unsicher: das Herz folgt dem Taktgeber nicht</translation>
    </message>
    <message>
        <source>uncertain: the chest moves too much</source>
        <translation>unsicher: der Brustkorb bewegt sich zu viel</translation>
    </message>
    <message>
        <source>Mean RR</source>
        <translation>Mittlerer RR-Abstand</translation>
    </message>
    <message>
        <source>LF power</source>
        <translation>LF-Leistung</translation>
    </message>
    <message>
        <source>HF power</source>
        <translation>HF-Leistung</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Phases</source>
        <translation>Phasen</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>There are no beats to draw.</source>
        <translation>Es gibt keine Schläge zu zeichnen.</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>Marken</translation>
    </message>
    <message>
        <source>Resonance</source>
        <translation>Resonanz</translation>
    </message>
    <message>
        <source>Between you</source>
        <translation>Zwischen euch</translation>
    </message>
    <message>
        <source>The body&apos;s states</source>
        <translation>Die Zustände des Körpers</translation>
    </message>
    <message>
        <source>Settled or not</source>
        <translation>Ruhig oder nicht</translation>
    </message>
    <message>
        <source>What the numbers mean</source>
        <translation>Was die Zahlen bedeuten</translation>
    </message>
    <message>
        <source>And what they do not</source>
        <translation>Und was nicht</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>For programs, from inside this file:</source>
        <translation>Für Programme, aus dieser Datei heraus:</translation>
    </message>
    <message>
        <source>Methods, definitions and versions</source>
        <translation>Methode (englisch, zum Zitieren), Definitionen und Versionen</translation>
    </message>
    <message>
        <source>Definitions</source>
        <translation>Definitionen</translation>
    </message>
    <message>
        <source>Made with {versions}.</source>
        <translation>Erstellt mit {versions}.</translation>
    </message>
    <message>
        <source>Please note</source>
        <translation>Bitte beachten</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>Your own side of every session</source>
        <translation>Deine eigene Seite jeder Sitzung</translation>
    </message>
    <message>
        <source>Over months</source>
        <translation>Über Monate</translation>
    </message>
    <message>
        <source>whole session</source>
        <translation>ganze Sitzung</translation>
    </message>
    <message>
        <source>beats</source>
        <translation>Schläge</translation>
    </message>
    <message>
        <source>an artefact</source>
        <translation>ein Artefakt</translation>
    </message>
    <message>
        <source>artefacts</source>
        <translation>Artefakte</translation>
    </message>
    <message>
        <source>gaps</source>
        <translation>Lücken</translation>
    </message>
    <message>
        <source>rhythm</source>
        <translation>Rhythmus</translation>
    </message>
    <message>
        <source>strap</source>
        <translation>Gurt</translation>
    </message>
    <message>
        <source>breaths a minute</source>
        <translation>Atemzüge pro Minute</translation>
    </message>
    <message>
        <source>known from</source>
        <translation>bekannt durch</translation>
    </message>
    <message>
        <source>RSA (ms)</source>
        <translation>RSA (ms)</translation>
    </message>
    <message>
        <source>coherence</source>
        <translation>Kohärenz</translation>
    </message>
    <message>
        <source>swing (bpm)</source>
        <translation>Schwankung (Schläge/min)</translation>
    </message>
    <message>
        <source>followed</source>
        <translation>gefolgt</translation>
    </message>
    <message>
        <source>phase (°)</source>
        <translation>Phase (°)</translation>
    </message>
    <message>
        <source>LF peak (bpm²/Hz)</source>
        <translation>LF-Gipfel (bpm²/Hz)</translation>
    </message>
    <message>
        <source>LF power (bpm²)</source>
        <translation>LF-Leistung (bpm²)</translation>
    </message>
    <message>
        <source>smoothness</source>
        <translation>Glätte</translation>
    </message>
    <message>
        <source>LF peaks</source>
        <translation>LF-Gipfel</translation>
    </message>
    <message>
        <source>when</source>
        <translation>wann</translation>
    </message>
    <message>
        <source>protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>tags</source>
        <translation>Stichwörter</translation>
    </message>
    <message>
        <source> ({low} to {high})</source>
        <translation> ({low} bis {high})</translation>
    </message>
    <message>
        <source>needs six over two weeks</source>
        <translation>braucht sechs über zwei Wochen</translation>
    </message>
    <message>
        <source> percentage points</source>
        <translation> Prozentpunkte</translation>
    </message>
    <message>
        <source>at least {low:+.2g}{mark}</source>
        <translation>mindestens {low:+.2g}{mark}</translation>
    </message>
    <message>
        <source>at most {high:+.2g}{mark}</source>
        <translation>höchstens {high:+.2g}{mark}</translation>
    </message>
    <message>
        <source>{change:+.2g}{mark} ({low:+.2g} to {high:+.2g})</source>
        <translation>{change:+.2g}{mark} ({low:+.2g} bis {high:+.2g})</translation>
    </message>
    <message>
        <source>no rupture</source>
        <translation>kein Bruch</translation>
    </message>
    <message>
        <source>longer than was watched</source>
        <translation>länger als beobachtet</translation>
    </message>
    <message>
        <source>{n:.0f} s</source>
        <translation>{n:.0f} s</translation>
    </message>
    <message>
        <source>back in range in {n} of {of}; median {median}{ends}</source>
        <translation>in {n} von {of} wieder im Bereich; Median {median}{ends}</translation>
    </message>
    <message>
        <source>no protocol</source>
        <translation>ohne Protokoll</translation>
    </message>
    <message>
        <source>{n} of {protocol}</source>
        <translation>{n} × {protocol}</translation>
    </message>
    <message>
        <source>{n} {posture}</source>
        <translation>{n} {posture}</translation>
    </message>
    <message>
        <source>Not compared, since sessions of different protocols are not alike: {n}.</source>
        <translation>Nicht verglichen, da Sitzungen verschiedener Protokolle nicht gleich sind: {n}.</translation>
    </message>
    <message>
        <source>Not compared, since readings of different protocols are not alike: {n}.</source>
        <translation>Nicht verglichen, da Messungen verschiedener Protokolle nicht gleich sind: {n}.</translation>
    </message>
    <message>
        <source>Not compared, since readings of different postures are not alike: {n}.</source>
        <translation>Nicht verglichen, da Messungen in verschiedener Haltung nicht gleich sind: {n}.</translation>
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
        <source>none was seen to end</source>
        <translation>bei keinem war das Ende zu sehen</translation>
    </message>
    <message>
        <source>Heart rate at the beginning</source>
        <translation>Herzfrequenz am Anfang</translation>
    </message>
    <message>
        <source>Variability at the beginning</source>
        <translation>Variabilität am Anfang</translation>
    </message>
    <message>
        <source>Flexibility</source>
        <translation>Beweglichkeit</translation>
    </message>
    <message>
        <source>Recovery</source>
        <translation>Erholung</translation>
    </message>
    <message>
        <source>Changes of state</source>
        <translation>Zustandswechsel</translation>
    </message>
    <message>
        <source>Where your heart begins; sleep, coffee, illness and the hour move it.</source>
        <translation>Wo dein Herz beginnt; Schlaf, Kaffee, Krankheit und Tageszeit verschieben es.</translation>
    </message>
    <message>
        <source>RMSSD where you begin; more is not better, and breathing slowly changes it.</source>
        <translation>RMSSD, wo du beginnst; mehr ist nicht besser, und langsames Atmen verändert sie.</translation>
    </message>
    <message>
        <source>How far your variability spans while you are in range; breathing slowly widens it.</source>
        <translation>Wie weit deine Variabilität reicht, solange du in deinem Bereich bist; langsames Atmen weitet sie.</translation>
    </message>
    <message>
        <source>How long a heart that was up took to come half of the way back; quick is not better.</source>
        <translation>Wie lange ein schnelleres Herz brauchte, um zur Hälfte zurückzukommen; schnell ist nicht besser.</translation>
    </message>
    <message>
        <source>How often a minute your state changed; talk and movement change it, too.</source>
        <translation>Wie oft pro Minute dein Zustand wechselte; auch Reden und Bewegung ändern ihn.</translation>
    </message>
    <message>
        <source>How much of the time variability was kept; a hard talk is not a worse one.</source>
        <translation>Wie viel der Zeit die Variabilität erhalten blieb; ein schweres Gespräch ist kein schlechteres.</translation>
    </message>
    <message>
        <source>Median {value} of {sessions}; from 7 on, a usual range.</source>
        <translation>Median {value} aus {sessions}; ab 7 gibt es einen gewohnten Bereich.</translation>
    </message>
    <message>
        <source>Usually {low} to {high}, median {value} of {sessions} in 60 days; over months: {clear}.</source>
        <translation>Gewöhnlich {low} bis {high}, Median {value} aus {sessions} in 60 Tagen; über Monate: {clear}.</translation>
    </message>
    <message>
        <source>Median {value} of {sessions}.</source>
        <translation>Median {value} aus {sessions}.</translation>
    </message>
    <message>
        <source>Median {value} ({low} to {high}) of {sessions} in 60 days.</source>
        <translation>Median {value} ({low} bis {high}) aus {sessions} in 60 Tagen.</translation>
    </message>
    <message>
        <source>Both settled in the last 60 days: {lately}, {known}.</source>
        <translation>Beide ruhig in den letzten 60 Tagen: {lately}, {known}.</translation>
    </message>
    <message>
        <source>Time to repair in the last 60 days: {lately}, {known}.</source>
        <translation>Zeit bis zur Annäherung in den letzten 60 Tagen: {lately}, {known}.</translation>
    </message>
    <message>
        <source>Moving together beyond the pacer in the last 60 days: {lately}, {known}.</source>
        <translation>Im Gleichklang über den Taktgeber hinaus in den letzten 60 Tagen: {lately}, {known}.</translation>
    </message>
    <message>
        <source>Half-recovery of heart rate in the last 60 days: {lately}, {known}.</source>
        <translation>Halbe Erholung der Herzfrequenz in den letzten 60 Tagen: {lately}, {known}.</translation>
    </message>
    <message>
        <source>more often than by chance</source>
        <translation>öfter als durch Zufall</translation>
    </message>
    <message>
        <source>no more than by chance</source>
        <translation>nicht öfter als durch Zufall</translation>
    </message>
    <message>
        <source>Over {sessions} {who} steadied {other} {times}, by chance {chance:.0f} ({low} to {high}): {clear}.</source>
        <translation>In {sessions} hat {who} {other} {times} Halt gegeben, durch Zufall wären es {chance:.0f} ({low} bis {high}): {clear}.</translation>
    </message>
    <message>
        <source>Who steadied whom shows from {n} sessions of one kind and length on.</source>
        <translation>Wer wem Halt gegeben hat, zeigt sich ab {n} Sitzungen gleicher Art und Länge.</translation>
    </message>
    <message>
        <source>7-day mean of RMSSD up to {day}: {mean:.0f} ms ({low:.0f} to {high:.0f}, {n} readings).</source>
        <translation>7-Tage-Mittel von RMSSD bis {day}: {mean:.0f} ms ({low:.0f} bis {high:.0f}, {n} Messungen).</translation>
    </message>
    <message>
        <source>That mean is where it usually is.</source>
        <translation>Dieses Mittel liegt, wo es gewöhnlich liegt.</translation>
    </message>
    <message>
        <source>That mean is higher than usual.</source>
        <translation>Dieses Mittel ist höher als gewöhnlich.</translation>
    </message>
    <message>
        <source>That mean is lower than usual.</source>
        <translation>Dieses Mittel ist niedriger als gewöhnlich.</translation>
    </message>
    <message>
        <source>Your usual range is {low:.0f} to {high:.0f} ms ({n} readings).</source>
        <translation>Dein gewohnter Bereich ist {low:.0f} bis {high:.0f} ms ({n} Messungen).</translation>
    </message>
    <message>
        <source>{readings}: your usual range needs 7 of them within 60 days.</source>
        <translation>{readings}: Dein gewohnter Bereich braucht 7 davon innerhalb von 60 Tagen.</translation>
    </message>
    <message>
        <source>In {few} of {of} less than {n:.0f} % is.</source>
        <translation>In {few} von {of} sind es weniger als {n:.0f} %.</translation>
    </message>
    <message>
        <source>How much of the time is usable is not known.</source>
        <translation>Wie viel der Zeit brauchbar ist, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>In the median session {n:.0f} % of the time is usable ({low:.0f} to {high:.0f} %).</source>
        <translation>In der mittleren Sitzung sind {n:.0f} % der Zeit brauchbar ({low:.0f} bis {high:.0f} %).</translation>
    </message>
    <message>
        <source>{n} of {of} readings are hard to compare with the others: posture unknown, much longer than the rest, or with many artefacts.</source>
        <translation>{n} von {of} Messungen sind mit den anderen schwer zu vergleichen: Haltung unbekannt, viel länger als die übrigen oder mit vielen Artefakten.</translation>
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
        <source>add --later SECONDS if both did something at one moment, or measure them one by one</source>
        <translation>ergänze --later SEKUNDEN, wenn beide im selben Moment etwas getan haben, oder miss sie einzeln</translation>
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
        <source>it comes with the part {extra} of hrvsync, which is not installed here</source>
        <translation>es gehört zum Teil {extra} von hrvsync, der hier nicht installiert ist</translation>
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
        <source>{n} {n:row stands|rows stand} twice in it, with the same time and interval; {n:it was|they were} counted once.</source>
        <translation>{n} {n:Zeile steht|Zeilen stehen} doppelt darin, mit gleicher Zeit und gleichem Abstand; {n:sie zählt|sie zählen} einmal.</translation>
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
        <source>{n} {n:time stamp steps|time stamps step} back; the order of the rows was kept.</source>
        <translation>{n} {n:Zeitstempel springt|Zeitstempel springen} zurück; die Reihenfolge der Zeilen blieb.</translation>
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
        <source>{n} {n:row holds|rows hold} no interval (blanks, 0, or what devices write for none); nothing was joined over {n:it|them}.</source>
        <translation>{n} {n:Zeile enthält|Zeilen enthalten} keinen Abstand (leer, 0 oder was Geräte dafür schreiben); darüber wurde nichts verbunden.</translation>
    </message>
    <message>
        <source>{n} {n:line in it is damaged and was|lines in it are damaged and were} passed over: {lines}.</source>
        <translation>{n} {n:Zeile ist beschädigt und wurde|Zeilen sind beschädigt und wurden} übergangen: {lines}.</translation>
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
        <source>export it again</source>
        <translation>exportiere sie noch einmal</translation>
    </message>
    <message>
        <source>the zip file is damaged</source>
        <translation>die Zip-Datei ist beschädigt</translation>
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
        <source>nothing says when these two began beside each other</source>
        <translation>nichts sagt, wann diese beiden im Vergleich begonnen haben</translation>
    </message>
    <message>
        <source>one of these two tells its time in UTC, the other without a zone, and several zones would do</source>
        <translation>eine der beiden nennt ihre Zeit in UTC, die andere ohne Zeitzone, und mehrere Zonen kämen infrage</translation>
    </message>
    <message>
        <source>by their clocks these two were not recorded at one time</source>
        <translation>nach ihren Uhren wurden diese beiden nicht zur selben Zeit aufgezeichnet</translation>
    </message>
    <message>
        <source>By hand the second of these two was set to begin {n:.1f} s after the first.</source>
        <translation>Von Hand wurde festgelegt, dass die zweite der beiden {n:.1f} s nach der ersten beginnt.</translation>
    </message>
    <message>
        <source>One of these two gives local time without a zone; it was read as {hours:+g} h from UTC, for only there the two overlap.</source>
        <translation>Eine der beiden nennt Ortszeit ohne Zeitzone; sie wurde als {hours:+g} h gegenüber UTC gelesen, denn nur so überschneiden sich beide.</translation>
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
        <source>{n} {n:row that the file marks as no good was|rows that the file marks as no good were} left out.</source>
        <translation>{n} {n:Zeile, die die Datei als schlecht kennzeichnet, wurde|Zeilen, die die Datei als schlecht kennzeichnet, wurden} weggelassen.</translation>
    </message>
    <message>
        <source>{n} {n:row|rows} stood out of order and {n:was|were} sorted by {n:its|their} time.</source>
        <translation>{n} {n:Zeile stand|Zeilen standen} nicht der Reihe nach und {n:wurde|wurden} nach der Zeit geordnet.</translation>
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
        <source>clearly together</source>
        <translation>deutlich im Gleichklang</translation>
    </message>
    <message>
        <source>clearly together beyond the pacer</source>
        <translation>deutlich im Gleichklang über den Taktgeber hinaus</translation>
    </message>
    <message>
        <source>some synchrony</source>
        <translation>etwas im Gleichklang</translation>
    </message>
    <message>
        <source>some synchrony beyond the pacer</source>
        <translation>etwas im Gleichklang über den Taktgeber hinaus</translation>
    </message>
    <message>
        <source>no more alike than by chance</source>
        <translation>nicht ähnlicher als durch Zufall</translation>
    </message>
    <message>
        <source>no more alike than by chance beyond the pacer</source>
        <translation>über den Taktgeber hinaus nicht ähnlicher als durch Zufall</translation>
    </message>
    <message>
        <source>opposite waves</source>
        <translation>gegenläufig</translation>
    </message>
    <message>
        <source>opposite waves beyond the pacer</source>
        <translation>gegenläufig über den Taktgeber hinaus</translation>
    </message>
    <message>
        <source>both follow the pacer and no more than that</source>
        <translation>beide folgen dem Taktgeber, mehr nicht</translation>
    </message>
    <message>
        <source>both follow the pacer and no more than that yet</source>
        <translation>beide folgen dem Taktgeber, mehr noch nicht</translation>
    </message>
    <message>
        <source>not enough data</source>
        <translation>nicht genug Daten</translation>
    </message>
    <message>
        <source>{text} in {n}</source>
        <translation>{text} in {n}</translation>
    </message>
    <message>
        <source>of 1 minute, {counted}</source>
        <translation>von 1 Minute {counted}</translation>
    </message>
    <message>
        <source>of {n} minutes, {counted}</source>
        <translation>von {n} Minuten {counted}</translation>
    </message>
    <message>
        <source>{text}; in {n} of the alike ones something happened to both (a mark or a joint shift), which makes strangers alike too</source>
        <translation>{text}; in {n} der ähnlichen geschah etwas mit beiden (eine Marke oder ein gemeinsamer Umschwung), was auch Fremde ähnlich macht</translation>
    </message>
    <message>
        <source>{n} seconds later</source>
        <translation>{n} Sekunden später</translation>
    </message>
    <message>
        <source>a second later</source>
        <translation>eine Sekunde später</translation>
    </message>
    <message>
        <source>a minute later</source>
        <translation>eine Minute später</translation>
    </message>
    <message>
        <source>from {at} on</source>
        <translation>ab {at}</translation>
    </message>
    <message>
        <source>{went}; {other} stayed settled, and {later} you both were.</source>
        <translation>{went}; {other} blieb ruhig, und {later} wart ihr es beide.</translation>
    </message>
    <message>
        <source>{who} was up from {at}</source>
        <translation>Bei {who} schlug das Herz ab {at} schneller</translation>
    </message>
    <message>
        <source>{who} was unsettled from {at}</source>
        <translation>{who} war ab {at} unruhig</translation>
    </message>
    <message>
        <source>Both of you were up from {at}</source>
        <translation>Bei euch beiden schlug das Herz ab {at} schneller</translation>
    </message>
    <message>
        <source>Both of you were unsettled from {at}</source>
        <translation>Ihr wart ab {at} beide unruhig</translation>
    </message>
    <message>
        <source>{went}; {later} you were both settled again.</source>
        <translation>{went}; {later} wart ihr beide wieder ruhig.</translation>
    </message>
    <message>
        <source>{went}, and were not yet both settled {when}.</source>
        <translation>{went}; ihr wart noch nicht beide ruhig, {when}.</translation>
    </message>
    <message>
        <source>{went}, and {later} settled again.</source>
        <translation>{went}; {later} war wieder Ruhe.</translation>
    </message>
    <message>
        <source>{went}, and not yet settled {when}; {other} stayed settled.</source>
        <translation>{went} und war noch nicht zur Ruhe gekommen, {when}; {other} blieb ruhig.</translation>
    </message>
    <message>
        <source>{went}, and not yet settled {when}.</source>
        <translation>{went} und war noch nicht zur Ruhe gekommen, {when}.</translation>
    </message>
    <message>
        <source>when the session ended</source>
        <translation>als die Sitzung endete</translation>
    </message>
    <message>
        <source>when the beats broke off</source>
        <translation>als die Schläge abbrachen</translation>
    </message>
    <message>
        <source>You marked a rupture at {at}</source>
        <translation>Bei {at} habt ihr einen Bruch markiert</translation>
    </message>
    <message>
        <source>Something shifted in both of you at {at}</source>
        <translation>Bei {at} änderte sich etwas in euch beiden</translation>
    </message>
    <message>
        <source>{began}; both of you stayed in range.</source>
        <translation>{began}; ihr bliebt beide in eurem Bereich.</translation>
    </message>
    <message>
        <source>{began}; {later} you were both back in range.</source>
        <translation>{began}; {later} wart ihr beide wieder in eurem Bereich.</translation>
    </message>
    <message>
        <source>{began}; too much is missing there to say more.</source>
        <translation>{began}; dort fehlt zu viel, um mehr zu sagen.</translation>
    </message>
    <message>
        <source>{began}; {one} stayed in range, {other} was not yet back {when}.</source>
        <translation>{began}; {one} blieb im eigenen Bereich, {other} war noch nicht zurück, {when}.</translation>
    </message>
    <message>
        <source>{began}; {one} was back in range after {n} s, {other} not yet {when}.</source>
        <translation>{began}; {one} war nach {n} s wieder im eigenen Bereich, {other} noch nicht, {when}.</translation>
    </message>
    <message>
        <source>{began}; neither of you was back in range {when}.</source>
        <translation>{began}; keiner von euch war wieder im eigenen Bereich, {when}.</translation>
    </message>
    <message>
        <source>{began}; you were not yet both back in range {when}.</source>
        <translation>{began}; ihr wart noch nicht beide wieder in eurem Bereich, {when}.</translation>
    </message>
    <message>
        <source>{name} was settled for {n} of {of} minutes.</source>
        <translation>{name} war in {n} von {of} Minuten ruhig.</translation>
    </message>
    <message>
        <source>Of {names} only the heart rate is known: pacemaker or rhythm disorder.</source>
        <translation>Von {names} ist nur die Herzfrequenz bekannt: Herzschrittmacher oder Rhythmusstörung.</translation>
    </message>
    <message>
        <source>Too little quiet time at the beginning to know what is usual for {names}.</source>
        <translation>Zu wenig Ruhe am Anfang, um zu wissen, was für {names} gewöhnlich ist.</translation>
    </message>
    <message>
        <source>A session of {n} {n:second|seconds}.</source>
        <translation>Eine Sitzung von {n} {n:Sekunde|Sekunden}.</translation>
    </message>
    <message>
        <source>A session of a minute.</source>
        <translation>Eine Sitzung von einer Minute.</translation>
    </message>
    <message>
        <source>A session of {n} minutes.</source>
        <translation>Eine Sitzung von {n} Minuten.</translation>
    </message>
    <message>
        <source>Not one heartbeat of {names} arrived.</source>
        <translation>Von {names} kam kein einziger Herzschlag an.</translation>
    </message>
    <message>
        <source>Many beats of {names} are missing.</source>
        <translation>Von {names} fehlen viele Schläge.</translation>
    </message>
    <message>
        <source>{missing} {sentence}</source>
        <translation>{missing} {sentence}</translation>
    </message>
    <message>
        <source>{one} and {other}: {line}</source>
        <translation>{one} und {other}: {line}</translation>
    </message>
    <message>
        <source>Jan</source>
        <translation>Jan.</translation>
    </message>
    <message>
        <source>Feb</source>
        <translation>Feb.</translation>
    </message>
    <message>
        <source>Mar</source>
        <translation>März</translation>
    </message>
    <message>
        <source>Apr</source>
        <translation>Apr.</translation>
    </message>
    <message>
        <source>May</source>
        <translation>Mai</translation>
    </message>
    <message>
        <source>Jun</source>
        <translation>Juni</translation>
    </message>
    <message>
        <source>Jul</source>
        <translation>Juli</translation>
    </message>
    <message>
        <source>Aug</source>
        <translation>Aug.</translation>
    </message>
    <message>
        <source>Sep</source>
        <translation>Sept.</translation>
    </message>
    <message>
        <source>Oct</source>
        <translation>Okt.</translation>
    </message>
    <message>
        <source>Nov</source>
        <translation>Nov.</translation>
    </message>
    <message>
        <source>Dec</source>
        <translation>Dez.</translation>
    </message>
    <message>
        <source>{day} {month}</source>
        <translation>{day}. {month}</translation>
    </message>
    <message>
        <source>RMSSD: each reading, its 7-day mean, and your usual range</source>
        <translation>RMSSD: jede Messung, ihr 7-Tage-Mittel und dein gewohnter Bereich</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>Resting heart rate: each reading, its 7-day mean, and your usual range</source>
        <translation>Ruheherzfrequenz: jede Messung, ihr 7-Tage-Mittel und dein gewohnter Bereich</translation>
    </message>
    <message>
        <source>beats a minute</source>
        <translation>Schläge pro Minute</translation>
    </message>
    <message>
        <source>{title}: {figure}.</source>
        <translation>{title}: {figure}.</translation>
    </message>
    <message>
        <source>{who}, {start} to {end}</source>
        <translation>{who}, {start} bis {end}</translation>
    </message>
    <message>
        <source>{sessions}, {n:.0f} minutes, over {days}.</source>
        <translation>{sessions}, {n:.0f} Minuten, über {days}.</translation>
    </message>
    <message>
        <source>Readings over days</source>
        <translation>Messungen über Tage</translation>
    </message>
    <message>
        <source>No reading of a minute or longer was made alone.</source>
        <translation>Es gibt keine Messung von einer Minute oder länger, die allein gemacht wurde.</translation>
    </message>
    <message>
        <source>ln RMSSD</source>
        <translation>ln RMSSD</translation>
    </message>
    <message>
        <source>heart rate (beats a minute)</source>
        <translation>Herzfrequenz (Schläge pro Minute)</translation>
    </message>
    <message>
        <source>change a month (95 % interval)</source>
        <translation>Änderung pro Monat (95-%-Intervall)</translation>
    </message>
    <message>
        <source>readings</source>
        <translation>Messungen</translation>
    </message>
    <message>
        <source>7-day mean</source>
        <translation>7-Tage-Mittel</translation>
    </message>
    <message>
        <source>last 60 days (95 % interval)</source>
        <translation>letzte 60 Tage (95-%-Intervall)</translation>
    </message>
    <message>
        <source>of</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>Each dot is a session; shaded: the 95 % interval of the median of the last 60 days.</source>
        <translation>Jeder Punkt ist eine Sitzung; schattiert: das 95-%-Intervall des Medians der letzten 60 Tage.</translation>
    </message>
    <message>
        <source>The newest {n} sessions</source>
        <translation>Die neuesten {n} Sitzungen</translation>
    </message>
    <message>
        <source>{n} more are in the numbers.</source>
        <translation>{n} weitere stehen in den Zahlen.</translation>
    </message>
    <message>
        <source>Heart rate</source>
        <translation>Herzfrequenz</translation>
    </message>
    <message>
        <source>RMSSD over 30 s</source>
        <translation>RMSSD über 30 s</translation>
    </message>
    <message>
        <source>Session of {day}</source>
        <translation>Sitzung vom {day}</translation>
    </message>
    <message>
        <source>Session without a date</source>
        <translation>Sitzung ohne Datum</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Niemand</translation>
    </message>
    <message>
        <source>{name}: heart rate {hr} a minute, RMSSD {rmssd}, {usable} of the time usable.</source>
        <translation>{name}: Herzfrequenz {hr} pro Minute, RMSSD {rmssd}, {usable} der Zeit brauchbar.</translation>
    </message>
    <message>
        <source>Tags: {tags}</source>
        <translation>Stichwörter: {tags}</translation>
    </message>
    <message>
        <source>Where there are beats</source>
        <translation>Wo es Schläge gibt</translation>
    </message>
    <message>
        <source>phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>from</source>
        <translation>ab</translation>
    </message>
    <message>
        <source>length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>breath</source>
        <translation>Atem</translation>
    </message>
    <message>
        <source>heart rate</source>
        <translation>Herzfrequenz</translation>
    </message>
    <message>
        <source>RMSSD</source>
        <translation>RMSSD</translation>
    </message>
    <message>
        <source>both settled</source>
        <translation>beide ruhig</translation>
    </message>
    <message>
        <source>{name}: {answer}.</source>
        <translation>{name}: {answer}.</translation>
    </message>
    <message>
        <source>States, each against their own start</source>
        <translation>Zustände, jeder gegen den eigenen Anfang</translation>
    </message>
    <message>
        <source>{n} (left out)</source>
        <translation>{n} (weggelassen)</translation>
    </message>
    <message>
        <source>{n} (left in)</source>
        <translation>{n} (mitgezählt)</translation>
    </message>
    <message>
        <source>{n} ({length})</source>
        <translation>{n} ({length})</translation>
    </message>
    <message>
        <source>one pacer</source>
        <translation>ein Taktgeber</translation>
    </message>
    <message>
        <source>own pacers</source>
        <translation>eigene Taktgeber</translation>
    </message>
    <message>
        <source>paced</source>
        <translation>mit Taktgeber</translation>
    </message>
    <message>
        <source>free</source>
        <translation>frei</translation>
    </message>
    <message>
        <source>{value} ({why})</source>
        <translation>{value} ({why})</translation>
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
        <source>{name}: {shares}.</source>
        <translation>{name}: {shares}.</translation>
    </message>
    <message>
        <source>Moving together: {moved}.</source>
        <translation>Im Gleichklang: {moved}.</translation>
    </message>
    <message>
        <source>best lag</source>
        <translation>mit Versatz</translation>
    </message>
    <message>
        <source>no lag</source>
        <translation>ohne Versatz</translation>
    </message>
    <message>
        <source>Moving together, minute by minute</source>
        <translation>Im Gleichklang, Minute für Minute</translation>
    </message>
    <message>
        <source>at</source>
        <translation>bei</translation>
    </message>
    <message>
        <source>how</source>
        <translation>wie</translation>
    </message>
    <message>
        <source>{name} back after</source>
        <translation>{name} zurück nach</translation>
    </message>
    <message>
        <source>outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>repair marked after</source>
        <translation>Annäherung markiert nach</translation>
    </message>
    <message>
        <source>correct the file, or move it away to go on with the beats as they were recorded</source>
        <translation>berichtige die Datei, oder verschiebe sie, um mit den Schlägen wie aufgezeichnet fortzufahren</translation>
    </message>
    <message>
        <source>these are no corrected beats ({error})</source>
        <translation>das sind keine korrigierten Schläge ({error})</translation>
    </message>
    <message>
        <source>a later hrvsync wrote these corrected beats</source>
        <translation>ein neueres hrvsync hat diese korrigierten Schläge geschrieben</translation>
    </message>
    <message>
        <source>No beat of {of} waits for your eye</source>
        <translation>Keiner von {of} Schlägen wartet auf deinen Blick</translation>
    </message>
    <message>
        <source>One beat of {of} waits for your eye</source>
        <translation>Einer von {of} Schlägen wartet auf deinen Blick</translation>
    </message>
    <message>
        <source>{n} beats of {of} wait for your eye</source>
        <translation>{n} von {of} Schlägen warten auf deinen Blick</translation>
    </message>
    <message>
        <source>one is settled</source>
        <translation>einer ist entschieden</translation>
    </message>
    <message>
        <source>{n} are settled</source>
        <translation>{n} sind entschieden</translation>
    </message>
    <message>
        <source>waits for you</source>
        <translation>wartet auf dich</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>ausgelassen</translation>
    </message>
    <message>
        <source>is a beat</source>
        <translation>ist ein Schlag</translation>
    </message>
    <message>
        <source>added</source>
        <translation>ergänzt</translation>
    </message>
    <message>
        <source>taken out</source>
        <translation>herausgenommen</translation>
    </message>
    <message>
        <source>It fits those beside it.</source>
        <translation>Er passt zu denen daneben.</translation>
    </message>
    <message>
        <source>Looks like an extra beat: early, and a longer pause after it. Most people have some.</source>
        <translation>Sieht nach einem Extraschlag aus: früh, und danach eine längere Pause. Die meisten Menschen haben welche.</translation>
    </message>
    <message>
        <source>Looks too long for those beside it.</source>
        <translation>Sieht zu lang aus für die daneben.</translation>
    </message>
    <message>
        <source>Looks too short for those beside it.</source>
        <translation>Sieht zu kurz aus für die daneben.</translation>
    </message>
    <message>
        <source>Looks as if a beat was missed: about as long as two of those beside it.</source>
        <translation>Sieht aus, als fehlte ein Schlag: etwa so lang wie zwei der benachbarten.</translation>
    </message>
    <message>
        <source>Looks like one beat counted as two: as short as a part of those beside it.</source>
        <translation>Sieht aus wie ein Schlag, der doppelt gezählt wurde: so kurz wie ein Teil der benachbarten.</translation>
    </message>
    <message>
        <source>No heart beats like this: it is the strap&apos;s, not yours.</source>
        <translation>So schlägt kein Herz: Das kommt vom Gurt, nicht von dir.</translation>
    </message>
    <message>
        <source>Left out by hand.</source>
        <translation>Von Hand ausgelassen.</translation>
    </message>
    <message>
        <source>You decide.</source>
        <translation>Du entscheidest.</translation>
    </message>
    <message>
        <source>nobody is named yet</source>
        <translation>noch ohne Namen</translation>
    </message>
    <message>
        <source>{name} and {other}</source>
        <translation>{name} und {other}</translation>
    </message>
    <message>
        <source>no known format</source>
        <translation>kein bekanntes Format</translation>
    </message>
    <message>
        <source>recording of hrvsync</source>
        <translation>Aufzeichnung von hrvsync</translation>
    </message>
    <message>
        <source>text, one interval a line</source>
        <translation>Text, ein Intervall je Zeile</translation>
    </message>
    <message>
        <source>table of times and intervals</source>
        <translation>Tabelle mit Zeiten und Intervallen</translation>
    </message>
    <message>
        <source>NumPy array</source>
        <translation>NumPy-Array</translation>
    </message>
    <message>
        <source>table of beats by hrvsync</source>
        <translation>Tabelle der Schläge von hrvsync</translation>
    </message>
    <message>
        <source>Already in your library</source>
        <translation>Schon in deiner Sammlung</translation>
    </message>
    <message>
        <source>Not understood</source>
        <translation>Nicht verstanden</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} min {seconds} s</translation>
    </message>
    <message>
        <source>interval between beats</source>
        <translation>Abstand der Schläge</translation>
    </message>
    <message>
        <source>time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>whether it is good</source>
        <translation>ob gültig</translation>
    </message>
    <message>
        <source>person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>not needed</source>
        <translation>nicht nötig</translation>
    </message>
    <message>
        <source>as the file shows</source>
        <translation>wie in der Datei</translation>
    </message>
    <message>
        <source>milliseconds</source>
        <translation>Millisekunden</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>1/1024 second</source>
        <translation>1/1024 Sekunde</translation>
    </message>
    <message>
        <source>1/256 second</source>
        <translation>1/256 Sekunde</translation>
    </message>
    <message>
        <source>microseconds</source>
        <translation>Mikrosekunden</translation>
    </message>
    <message>
        <source>with its time zone</source>
        <translation>mit Zeitzone</translation>
    </message>
    <message>
        <source>local time</source>
        <translation>Ortszeit</translation>
    </message>
    <message>
        <source>from the file&apos;s name</source>
        <translation>aus dem Dateinamen</translation>
    </message>
    <message>
        <source>as you say</source>
        <translation>wie du sagst</translation>
    </message>
    <message>
        <source>the file does not say</source>
        <translation>die Datei sagt es nicht</translation>
    </message>
    <message>
        <source>as the file says</source>
        <translation>wie die Datei sagt</translation>
    </message>
    <message>
        <source>from the folder&apos;s name</source>
        <translation>aus dem Ordnernamen</translation>
    </message>
    <message>
        <source>{n} new</source>
        <translation>{n} neu</translation>
    </message>
    <message>
        <source>{n} known already</source>
        <translation>{n} schon bekannt</translation>
    </message>
    <message>
        <source>{n} not understood</source>
        <translation>{n} nicht verstanden</translation>
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
    <message>
        <source>RR text joins the beats over {n} {n:gap|gaps}.</source>
        <translation>RR-Text verbindet die Schläge über {n} {n:Lücke|Lücken} hinweg.</translation>
    </message>
    <message>
        <source>At {at} you were offered to breathe together</source>
        <translation>Bei {at} kam das Angebot, gemeinsam zu atmen</translation>
    </message>
    <message>
        <source>{offered}, and you did</source>
        <translation>{offered}, und ihr habt es getan</translation>
    </message>
    <message>
        <source>{offered}, and you went on without it</source>
        <translation>{offered}, und ihr habt ohne das weitergemacht</translation>
    </message>
    <message>
        <source>{did}; {n} s after the offer you were both settled.</source>
        <translation>{did}; {n} s nach dem Angebot wart ihr beide ruhig.</translation>
    </message>
    <message>
        <source>{did}; within {n} s you were not yet both settled.</source>
        <translation>{did}; binnen {n} s wart ihr noch nicht beide ruhig.</translation>
    </message>
    <message>
        <source>For the practitioner</source>
        <translation>Für die Begleitung</translation>
    </message>
    <message>
        <source>What happened between you</source>
        <translation>Was zwischen euch geschah</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>In your own words</source>
        <translation>In euren eigenen Worten</translation>
    </message>
    <message>
        <source>Heart rates in beats a minute, and states</source>
        <translation>Herzfrequenz in Schlägen pro Minute, und Zustände</translation>
    </message>
    <message>
        <source>Heart rates in beats a minute; below, each person&apos;s state against their own beginning. Low and light is settled, high is heart up, dark is variability down.</source>
        <translation>Herzfrequenz in Schlägen pro Minute; darunter der Zustand jeder Person, gemessen an ihrem eigenen Beginn. Niedrig und hell ist ruhig, hoch: das Herz schlägt schneller, dunkel: die Variabilität ist gesunken.</translation>
    </message>
    <message>
        <source>Moved together</source>
        <translation>Im Gleichtakt</translation>
    </message>
    <message>
        <source>One settled, one not, then both</source>
        <translation>Erst eine Person ruhig, dann beide</translation>
    </message>
    <message>
        <source>For next time</source>
        <translation>Für das nächste Mal</translation>
    </message>
    <message>
        <source>These are states of bodies, not feelings and not a measure of a relationship. Compare each person with their own days only. hrvsync is not a medical device; numbers can be wrong.</source>
        <translation>Das sind Zustände von Körpern, keine Gefühle und kein Maß für eine Beziehung. Jede Person lässt sich nur mit ihren eigenen Tagen vergleichen. hrvsync ist kein Medizinprodukt; Zahlen können falsch sein.</translation>
    </message>
    <message>
        <source>All beats were usable.</source>
        <translation>Alle Schläge waren brauchbar.</translation>
    </message>
    <message>
        <source>Whoever took part may ask to have the recording deleted.</source>
        <translation>Wer dabei war, kann verlangen, dass die Aufnahme gelöscht wird.</translation>
    </message>
    <message>
        <source>before: {text}</source>
        <translation>vorher: {text}</translation>
    </message>
    <message>
        <source>after: {text}</source>
        <translation>nachher: {text}</translation>
    </message>
    <message>
        <source>up</source>
        <translation>schneller</translation>
    </message>
    <message>
        <source>beyond chance; {chance}</source>
        <translation>mehr als durch Zufall; {chance}</translation>
    </message>
    <message>
        <source>{day} {year}</source>
        <translation>{day} {year}</translation>
    </message>
    <message>
        <source>by chance it would be {n:.1f} times</source>
        <translation>durch Zufall wäre es {n:.1f}-mal</translation>
    </message>
    <message>
        <source>how often by chance shows in longer sessions</source>
        <translation>wie oft durch Zufall, zeigen längere Sitzungen</translation>
    </message>
    <message>
        <source>rupture marked</source>
        <translation>Bruch markiert</translation>
    </message>
    <message>
        <source>{name} up</source>
        <translation>{name}: Herz schneller</translation>
    </message>
    <message>
        <source>{name} unsettled</source>
        <translation>{name} unruhig</translation>
    </message>
    <message>
        <source>{n} of {of} {of:minute|minutes}</source>
        <translation>{n} von {of} {of:Minute|Minuten}</translation>
    </message>
    <message>
        <source>a dot a minute, in order</source>
        <translation>ein Punkt pro Minute, der Reihe nach</translation>
    </message>
    <message>
        <source>For next time, from {name}</source>
        <translation>Für das nächste Mal, von {name}</translation>
    </message>
    <message>
        <source>{name}: {usable} of the time usable.</source>
        <translation>{name}: {usable} der Zeit brauchbar.</translation>
    </message>
    <message>
        <source>Private notes</source>
        <translation>Private Notizen</translation>
    </message>
    <message>
        <source>sessions with infants are for research only</source>
        <translation>Sitzungen mit Säuglingen sind nur für die Forschung</translation>
    </message>
    <message>
        <source>{name}, too little is known of your states, or of {client}&apos;s, to set them side by side.</source>
        <translation>{name}, über deine Zustände oder die von {client} ist zu wenig bekannt, um sie nebeneinanderzustellen.</translation>
    </message>
    <message>
        <source>{name}, {client} was unsettled in none of {of} {of:minute|minutes}; you were settled in {n} of them.</source>
        <translation>{name}, {client} war in keiner von {of} {of:Minute|Minuten} unruhig; du warst in {n} davon ruhig.</translation>
    </message>
    <message>
        <source>{name}, you stayed settled in {n} of {client}&apos;s {of} unsettled {of:minute|minutes}.</source>
        <translation>{name}, du bist in {n} von {of} unruhigen {of:Minute|Minuten} von {client} ruhig geblieben.</translation>
    </message>
    <message>
        <source>In {client}&apos;s {of} settled {of:minute|minutes} you were settled in {n}.</source>
        <translation>In {of} {of:ruhigen Minute|ruhigen Minuten} von {client} warst du in {n} ruhig.</translation>
    </message>
    <message>
        <source>This says where your body was, not how you worked.</source>
        <translation>Das sagt, wo dein Körper war, nicht, wie du gearbeitet hast.</translation>
    </message>
    <message>
        <source>practitioner</source>
        <translation>Begleitung</translation>
    </message>
    <message>
        <source>client</source>
        <translation>Klient:in</translation>
    </message>
    <message>
        <source>caregiver</source>
        <translation>Bezugsperson</translation>
    </message>
    <message>
        <source>child</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>infant</source>
        <translation>Säugling</translation>
    </message>
    <message>
        <source>{name} ({role})</source>
        <translation>{name} ({role})</translation>
    </message>
    <message>
        <source>these are not private notes ({error})</source>
        <translation>das sind keine privaten Notizen ({error})</translation>
    </message>
    <message>
        <source>these are not private notes (a time is no number)</source>
        <translation>das sind keine privaten Notizen (eine Zeit ist keine Zahl)</translation>
    </message>
    <message>
        <source>Looking for the stream on the lab&apos;s network (LSL).</source>
        <translation>Der Datenstrom wird im Netz des Labors gesucht (LSL).</translation>
    </message>
    <message>
        <source>Its clock is known to within {ms} ms.</source>
        <translation>Seine Uhr ist auf {ms} ms genau bekannt.</translation>
    </message>
    <message>
        <source>The stream ended; hrvsync takes it again as soon as it is back.</source>
        <translation>Der Datenstrom ist zu Ende; hrvsync nimmt ihn wieder auf, sobald er zurück ist.</translation>
    </message>
    <message>
        <source>a beat stamped {n:g} s before it arrived</source>
        <translation>ein Herzschlag, dessen Zeitstempel {n:g} s vor seiner Ankunft liegt</translation>
    </message>
    <message>
        <source>{what} failed ({why}) and was switched off.</source>
        <translation>{what} ist gescheitert ({why}) und wurde ausgeschaltet.</translation>
    </message>
    <message>
        <source>OSC needs python-osc: pip install &apos;hrvsync[osc]&apos;</source>
        <translation>OSC braucht python-osc: pip install &apos;hrvsync[osc]&apos;</translation>
    </message>
    <message>
        <source>{text}: write an address as HOST:PORT, such as 127.0.0.1:9000.</source>
        <translation>{text}: Eine Adresse wird als HOST:PORT geschrieben, etwa 127.0.0.1:9000.</translation>
    </message>
    <message>
        <source>{host} is no computer that can be found here.</source>
        <translation>{host} ist kein Rechner, der von hier aus zu finden ist.</translation>
    </message>
    <message>
        <source>OSC cannot be sent to {host} ({why}).</source>
        <translation>OSC lässt sich nicht an {host} senden ({why}).</translation>
    </message>
    <message>
        <source>LSL needs pylsl: pip install &apos;hrvsync[lsl]&apos;</source>
        <translation>LSL braucht pylsl: pip install &apos;hrvsync[lsl]&apos;</translation>
    </message>
    <message>
        <source>The library of LSL does not load on this computer.</source>
        <translation>Die Bibliothek von LSL lässt sich auf diesem Rechner nicht laden.</translation>
    </message>
    <message>
        <source>{name} sends no intervals that can be true.</source>
        <translation>{name} sendet keine Intervalle, die stimmen können.</translation>
    </message>
    <message>
        <source>{name} says {said:g} samples a second and sends {n:.0f}: it was left out.</source>
        <translation>{name} nennt {said:g} Werte je Sekunde und sendet {n:.0f}: Der Datenstrom wurde ausgelassen.</translation>
    </message>
    <message>
        <source>RR intervals: all measures</source>
        <translation>RR-Intervalle: alle Maße</translation>
    </message>
    <message>
        <source>pulse intervals: variability of the pulse, not of the heart</source>
        <translation>Pulsintervalle: Variabilität des Pulses, nicht des Herzens</translation>
    </message>
    <message>
        <source>heart rate only: no variability</source>
        <translation>nur Herzfrequenz: keine Variabilität</translation>
    </message>
    <message>
        <source>ECG, recorded beside the beats</source>
        <translation>EKG, neben den Herzschlägen aufgezeichnet</translation>
    </message>
    <message>
        <source>acceleration, for breathing</source>
        <translation>Beschleunigung, für den Atem</translation>
    </message>
    <message>
        <source>markers</source>
        <translation>Marker</translation>
    </message>
    <message>
        <source>sent by hrvsync for others</source>
        <translation>von hrvsync für andere gesendet</translation>
    </message>
    <message>
        <source>nothing that hrvsync knows</source>
        <translation>nichts, was hrvsync kennt</translation>
    </message>
    <message>
        <source>it has {n} channels; hrvsync takes 64 at most</source>
        <translation>er hat {n} Kanäle; hrvsync nimmt höchstens 64</translation>
    </message>
    <message>
        <source>acceleration needs three channels; it has {n}</source>
        <translation>Beschleunigung braucht drei Kanäle; er hat {n}</translation>
    </message>
    <message>
        <source>a wave of {n:g} samples a second cannot be taken</source>
        <translation>ein Signal mit {n:g} Werten je Sekunde lässt sich nicht aufnehmen</translation>
    </message>
    <message>
        <source>a wave in words cannot be taken</source>
        <translation>ein Signal aus Wörtern lässt sich nicht aufnehmen</translation>
    </message>
    <message>
        <source>intervals at a steady {n:g} a second are no beats</source>
        <translation>Intervalle mit gleichmäßig {n:g} je Sekunde sind keine Herzschläge</translation>
    </message>
    <message>
        <source>its rate is no number</source>
        <translation>seine Rate ist keine Zahl</translation>
    </message>
    <message>
        <source>{source} marks more than {n:.0f} moments a second: some were left out.</source>
        <translation>{source} markiert mehr als {n:.0f} Momente je Sekunde: Einige wurden ausgelassen.</translation>
    </message>
    <message>
        <source>no such address</source>
        <translation>keine solche Adresse</translation>
    </message>
    <message>
        <source>OSC cannot be listened for at {host}:{n} ({why}).</source>
        <translation>Auf OSC lässt sich an {host}:{n} nicht hören ({why}).</translation>
    </message>
    <message>
        <source>An OSC packet of {n} bytes was left out: a marker is shorter.</source>
        <translation>Ein OSC-Paket von {n} Byte wurde ausgelassen: Ein Marker ist kürzer.</translation>
    </message>
    <message>
        <source>A packet that is no OSC came from {host}; it was left out.</source>
        <translation>Von {host} kam ein Paket, das kein OSC ist; es wurde ausgelassen.</translation>
    </message>
    <message>
        <source>OSC messages to {address} mark nothing: send to /mark.</source>
        <translation>OSC-Nachrichten an {address} markieren nichts: Marker gehen an /mark.</translation>
    </message>
    <message>
        <source>correct it, or write a first one with hrvsync study init FOLDER</source>
        <translation>korrigieren, oder einen ersten schreiben lassen: hrvsync study init ORDNER</translation>
    </message>
    <message>
        <source>it is no design of a study ({what})</source>
        <translation>das ist kein Plan einer Studie ({what})</translation>
    </message>
    <message>
        <source>a {name} is named twice: {which}</source>
        <translation>zweimal genannt ({name}): {which}</translation>
    </message>
    <message>
        <source>it names no dyad, no condition or no measure</source>
        <translation>es ist keine Dyade, keine Bedingung oder kein Maß genannt</translation>
    </message>
    <message>
        <source>a recording is of the dyad {dyad}, which is not listed</source>
        <translation>eine Aufnahme ist von der Dyade {dyad}, die nicht aufgeführt ist</translation>
    </message>
    <message>
        <source>a recording of {dyad} names {n} files: one of two people, or two</source>
        <translation>eine Aufnahme von {dyad} nennt {n} Dateien: eine mit zwei Personen, oder zwei</translation>
    </message>
    <message>
        <source>a contrast names the condition {name}, which is not listed</source>
        <translation>ein Kontrast nennt die Bedingung {name}, die nicht aufgeführt ist</translation>
    </message>
    <message>
        <source>the dyad {dyad} is left out but not listed</source>
        <translation>die Dyade {dyad} wird ausgelassen, ist aber nicht aufgeführt</translation>
    </message>
    <message>
        <source>no dyad has a value for the moderator {name}</source>
        <translation>keine Dyade hat einen Wert für den Moderator {name}</translation>
    </message>
    <message>
        <source>windows need a rate of 4, 10 to 3600 s, lags up to 60 s and steps of 1 to 600 s</source>
        <translation>Fenster brauchen die Rate 4, 10 bis 3600 s, Verschiebungen bis 60 s und Schritte von 1 bis 600 s</translation>
    </message>
    <message>
        <source>lengths of windows, lags and steps are multiples of 0.25 s</source>
        <translation>Längen von Fenstern, Verschiebungen und Schritten sind Vielfache von 0,25 s</translation>
    </message>
    <message>
        <source>re_pairings and bootstraps lie between 99 and 1000000</source>
        <translation>re_pairings und bootstraps liegen zwischen 99 und 1000000</translation>
    </message>
    <message>
        <source>no recording of two people is in it</source>
        <translation>es ist keine Aufnahme von zwei Personen darin</translation>
    </message>
    <message>
        <source>bring recordings of dyads, or a participants.tsv with dyad_id and role</source>
        <translation>Aufnahmen von Dyaden hineinlegen, oder eine participants.tsv mit dyad_id und role</translation>
    </message>
    <message>
        <source>add a row for each person: participant_id, dyad_id (same for both), role</source>
        <translation>eine Zeile je Person: participant_id, dyad_id (für beide gleich), role</translation>
    </message>
    <message>
        <source>it lacks the columns {names}</source>
        <translation>es fehlen die Spalten {names}</translation>
    </message>
    <message>
        <source>correct the design, or leave the dyad out</source>
        <translation>den Plan korrigieren, oder die Dyade auslassen</translation>
    </message>
    <message>
        <source>add later = SECONDS to the recording in the design</source>
        <translation>im Plan bei der Aufnahme later = SEKUNDEN ergänzen</translation>
    </message>
    <message>
        <source>the two do not fit together: {why}</source>
        <translation>die beiden passen nicht zusammen: {why}</translation>
    </message>
    <message>
        <source>{n} dyads are left; a study needs {least}</source>
        <translation>{n} Dyaden bleiben; eine Studie braucht {least}</translation>
    </message>
    <message>
        <source>the processes that do the work are killed again and again; is there enough memory?</source>
        <translation>die rechnenden Prozesse werden immer wieder beendet; ist genug Speicher da?</translation>
    </message>
    <message>
        <source>the cluster at {where} stays away; start it again, and this goes on</source>
        <translation>der Cluster unter {where} bleibt fort; neu starten, dann geht es hier weiter</translation>
    </message>
    <message>
        <source>a cluster needs the extra: pip install &quot;hrvsync[cluster]&quot;</source>
        <translation>ein Cluster braucht den Zusatz: pip install &quot;hrvsync[cluster]&quot;</translation>
    </message>
    <message>
        <source>The breathing rate that suits</source>
        <translation>Die Atemfrequenz, die passt</translation>
    </message>
    <message>
        <source>Being up is what these phases ask for: {phases}.</source>
        <translation>Dass das Herz schneller schlägt, gehört zu diesen Phasen: {phases}.</translation>
    </message>
    <message>
        <source>{name}: in range {inside} of {known}, at {low:.0f} to {high:.0f} beats a minute over half a minute</source>
        <translation>{name}: {inside} von {known} im eigenen Bereich, im Mittel einer halben Minute bei {low:.0f} bis {high:.0f} Schlägen pro Minute</translation>
    </message>
    <message>
        <source>Only one of the two was under a stressor: what that does is in the difference, too.</source>
        <translation>Nur bei einer der beiden Bedingungen gab es eine Belastung: was sie bewirkt, steckt mit im Unterschied.</translation>
    </message>
    <message>
        <source>No effect is expected without a stressor, and no phase asked for one.</source>
        <translation>Ohne Belastung ist kein Unterschied zu erwarten, und keine Phase sah eine vor.</translation>
    </message>
    <message>
        <source>Both of you are up, as this phase asks</source>
        <translation>Bei euch beiden schlägt das Herz schneller, wie es zu dieser Phase gehört</translation>
    </message>
    <message>
        <source>{name} does without {n:.0f} %</source>
        <translation>{name} verzichtet auf {n:.0f} %</translation>
    </message>
    <message>
        <source>At {rate:g} breaths a minute {costs} of their own largest swing.</source>
        <translation>Bei {rate:g} Atemzügen pro Minute: {costs} der eigenen größten Schwankung.</translation>
    </message>
    <message>
        <source>You both breathed with the disc at too few rates to say more; {n:g} breaths a minute stays.</source>
        <translation>Ihr habt bei zu wenigen Tempi beide mit der Scheibe geatmet, um mehr zu sagen; es bleibt bei {n:g} Atemzügen pro Minute.</translation>
    </message>
    <message>
        <source>No rate stands out for both of you; {n:g} breaths a minute stays.</source>
        <translation>Für euch beide hebt sich kein Tempo ab; es bleibt bei {n:g} Atemzügen pro Minute.</translation>
    </message>
    <message>
        <source>{n:g} breaths a minute suits you both.</source>
        <translation>{n:g} Atemzüge pro Minute passen zu euch beiden.</translation>
    </message>
    <message>
        <source>Your rates lie apart: {n:g} breaths a minute costs both of you least.</source>
        <translation>Eure Tempi liegen auseinander: {n:g} Atemzüge pro Minute kosten euch beide am wenigsten.</translation>
    </message>
    <message>
        <source>For {name}, {rates} would do as well.</source>
        <translation>Für {name} ginge {rates} genauso gut.</translation>
    </message>
    <message>
        <source>No rate stands out for {name}; {n:g} breaths a minute stays.</source>
        <translation>Für {name} hebt sich kein Tempo ab; es bleibt bei {n:g} Atemzügen pro Minute.</translation>
    </message>
    <message>
        <source>{n:g} breaths a minute suits {name}.</source>
        <translation>{n:g} Atemzüge pro Minute passen zu {name}.</translation>
    </message>
    <message>
        <source>{low:g} to {high:g} breaths a minute suits {name}: the two are too near to tell apart.</source>
        <translation>{low:g} bis {high:g} Atemzüge pro Minute passen zu {name}: beide liegen zu nah beieinander, um sie zu unterscheiden.</translation>
    </message>
    <message>
        <source>{answer} Swing of the heart there: {swing:.1f} beats a minute (SD {sd:.1f} over {breaths} breaths), by {by} of {of} criteria.</source>
        <translation>{answer} Schwankung des Herzens dort: {swing:.1f} Schläge pro Minute (SD {sd:.1f} über {breaths} Atemzüge), nach {by} von {of} Kriterien.</translation>
    </message>
    <message>
        <source>{who} was up from {at}, as the phase asks</source>
        <translation>Bei {who} schlug das Herz ab {at} schneller, wie es zu der Phase gehört</translation>
    </message>
    <message>
        <source>Both of you were up from {at}, as the phase asks</source>
        <translation>Bei euch beiden schlug das Herz ab {at} schneller, wie es zu der Phase gehört</translation>
    </message>
    <message>
        <source>Your heart is finding the rhythm.</source>
        <translation>Dein Herz findet in den Rhythmus.</translation>
    </message>
    <message>
        <source>Your heart goes with the disc.</source>
        <translation>Dein Herz geht mit der Scheibe.</translation>
    </message>
    <message>
        <source>Your heart keeps the rhythm without the disc.</source>
        <translation>Dein Herz hält den Rhythmus ohne die Scheibe.</translation>
    </message>
    <message>
        <source>{name} joined at {at}.</source>
        <translation>{name} kam bei {at} dazu.</translation>
    </message>
    <message>
        <source>by chance it would be {n:.1f}</source>
        <translation>durch Zufall wären es {n:.1f}</translation>
    </message>
    <message>
        <source>too few to tell</source>
        <translation>zu wenige, um etwas zu sagen</translation>
    </message>
    <message>
        <source>{caption}; {rest}</source>
        <translation>{caption}; {rest}</translation>
    </message>
    <message>
        <source>Moved together beyond chance</source>
        <translation>Mehr im Gleichtakt als durch Zufall</translation>
    </message>
    <message>
        <source>with the disc at {rate:.1f} a minute</source>
        <translation>mit der Scheibe, {rate:.1f} pro Minute</translation>
    </message>
    <message>
        <source>{n:.0f} bpm</source>
        <translation>{n:.0f} /min</translation>
    </message>
    <message>
        <source>Swing with the breath</source>
        <translation>Schwankung mit dem Atem</translation>
    </message>
    <message>
        <source>One clear wave</source>
        <translation>Eine klare Welle</translation>
    </message>
    <message>
        <source>{n:.0f} a minute</source>
        <translation>{n:.0f} pro Minute</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>im Mittel</translation>
    </message>
    <message>
        <source>variability from beat to beat (RMSSD)</source>
        <translation>Variabilität von Schlag zu Schlag (RMSSD)</translation>
    </message>
    <message>
        <source>Variability</source>
        <translation>Variabilität</translation>
    </message>
    <message>
        <source>{n:.0f} ms</source>
        <translation>{n:.0f} ms</translation>
    </message>
    <message>
        <source>{n} not known</source>
        <translation>{n} nicht bekannt</translation>
    </message>
    <message>
        <source>{n} without the disc, or not known</source>
        <translation>{n} ohne die Scheibe oder nicht bekannt</translation>
    </message>
    <message>
        <source>Breath followed the disc</source>
        <translation>Der Atem folgte der Scheibe</translation>
    </message>
    <message>
        <source>Hearts followed the disc</source>
        <translation>Die Herzen folgten der Scheibe</translation>
    </message>
    <message>
        <source>Heart followed the disc</source>
        <translation>Das Herz folgte der Scheibe</translation>
    </message>
    <message>
        <source>{name}&apos;s heart kept to the disc all along.</source>
        <translation>Das Herz von {name} ging die ganze Zeit mit der Scheibe.</translation>
    </message>
    <message>
        <source>{name}&apos;s heart found the rhythm of the disc after {n} {n:minute|minutes}, and kept to it.</source>
        <translation>Das Herz von {name} fand nach {n} {n:Minute|Minuten} in den Rhythmus der Scheibe und blieb dabei.</translation>
    </message>
    <message>
        <source>ddd d MMM</source>
        <translation>ddd d. MMM</translation>
    </message>
    <message>
        <source>ddd d MMM yyyy</source>
        <translation>ddd d. MMM yyyy</translation>
    </message>
    <message>
        <source>dddd, d MMMM</source>
        <translation>dddd, d. MMMM</translation>
    </message>
    <message>
        <source>By their clocks the second of these two began {n:+.1f} s after the first.</source>
        <translation>Nach ihren Uhren begann die zweite der beiden {n:+.1f} s nach der ersten.</translation>
    </message>
    <message>
        <source>The rupture, and after it</source>
        <translation>Der Bruch und danach</translation>
    </message>
    <message>
        <source>Something shifts in both of you</source>
        <translation>In euch beiden ändert sich etwas</translation>
    </message>
    <message>
        <source>Both of you are unsettled</source>
        <translation>Ihr beide seid unruhig</translation>
    </message>
    <message>
        <source>{name} comes back</source>
        <translation>{name} kommt zurück</translation>
    </message>
    <message>
        <source>{name} is unsettled</source>
        <translation>{name} ist unruhig</translation>
    </message>
    <message>
        <source>You find back</source>
        <translation>Ihr findet zurück</translation>
    </message>
    <message>
        <source>In step</source>
        <translation>Im Gleichtakt</translation>
    </message>
    <message>
        <source>{n} s left</source>
        <translation>noch {n} s</translation>
    </message>
    <message>
        <source>{n} seconds left</source>
        <translation>noch {n} Sekunden</translation>
    </message>
    <message>
        <source>{n} min so far</source>
        <translation>bisher {n} min</translation>
    </message>
    <message>
        <source>{rate} a minute</source>
        <translation>{rate} in der Minute</translation>
    </message>
    <message>
        <source>uncertain</source>
        <translation>ungewiss</translation>
    </message>
    <message>
        <source>Swing</source>
        <translation>Schwingung</translation>
    </message>
    <message>
        <source>{n} bpm</source>
        <translation>{n}/min</translation>
    </message>
    <message>
        <source>Coherence</source>
        <translation>Kohärenz</translation>
    </message>
    <message>
        <source>Usable beats</source>
        <translation>Brauchbare Schläge</translation>
    </message>
    <message>
        <source>a label has {n} letters at most</source>
        <translation>eine Bezeichnung hat höchstens {n} Buchstaben</translation>
    </message>
    <message>
        <source>{n} of {least} readings so far: then your usual range is known.</source>
        <translation>Bisher {n} von {least} Messungen: dann ist dein üblicher Bereich bekannt.</translation>
    </message>
    <message>
        <source>Within your usual range.</source>
        <translation>In deinem üblichen Bereich.</translation>
    </message>
    <message>
        <source>Variability {variability} your usual range, heart rate {rate} it.</source>
        <translation>Variabilität {variability} deinem üblichen Bereich, Herzfrequenz {rate} ihrem.</translation>
    </message>
    <message>
        <source>within</source>
        <translation>in</translation>
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
        <source>What else moves it: lying or sitting, the hour, a short night, alcohol the evening before, hard training, an illness that begins, coffee or a meal just before, the days of the cycle.</source>
        <translation>Was sie sonst bewegt: Liegen oder Sitzen, die Uhrzeit, eine kurze Nacht, Alkohol am Abend davor, hartes Training, eine beginnende Krankheit, Kaffee oder Essen kurz davor, die Tage des Zyklus.</translation>
    </message>
    <message>
        <source>Not known for {n} other {n:minute|minutes}: the phase was too short, or beats were missing.</source>
        <translation>Für {n} weitere {n:Minute|Minuten} lässt es sich nicht sagen: Der Abschnitt war zu kurz, oder es fehlten Schläge.</translation>
    </message>
    <message>
        <source>name the recording of the other person</source>
        <translation>die Aufzeichnung der anderen Person angeben</translation>
    </message>
    <message>
        <source>these are the same heartbeats twice: a pair is two people</source>
        <translation>das sind zweimal dieselben Herzschläge: Zu einem Paar gehören zwei Menschen</translation>
    </message>
    <message>
        <source>heartbeats of {n} {n:person are|people are} in it, not of two</source>
        <translation>darin sind Herzschläge von {n} {n:Person|Personen}, nicht von zweien</translation>
    </message>
    <message>
        <source>{n} min left in all</source>
        <translation>noch {n} min insgesamt</translation>
    </message>
    <message>
        <source>{n} minutes left in all</source>
        <translation>noch {n} Minuten insgesamt</translation>
    </message>
    <message>
        <source>{n} {n:dyad|dyads}, {m} {m:recording|recordings}</source>
        <translation>{n} {n:Dyade|Dyaden}, {m} {m:Aufzeichnung|Aufzeichnungen}</translation>
    </message>
    <message>
        <source>{n} of {of} {of:dyad is|dyads are} in it.</source>
        <translation>{n} von {of} {of:Dyade ist|Dyaden sind} dabei.</translation>
    </message>
    <message>
        <source>{name}: {n} {n:dyad|dyads}</source>
        <translation>{name}: {n} {n:Dyade|Dyaden}</translation>
    </message>
    <message>
        <source>hrvsync is open in another window, and the straps are there. Go on there, or close it.</source>
        <translation>hrvsync ist schon in einem anderen Fenster offen, und die Gurte sind dort. Macht dort weiter, oder schließt es.</translation>
    </message>
    <message>
        <source>choose a text or table of RR intervals, or what a watch, an app or a lab wrote (FIT, CSV, EDF, XDF ...)</source>
        <translation>wählt einen Text oder eine Tabelle mit RR-Intervallen, oder was eine Uhr, eine App oder ein Labor geschrieben hat (FIT, CSV, EDF, XDF ...)</translation>
    </message>
    <message>
        <source>it is no recording of hrvsync</source>
        <translation>es ist keine Aufzeichnung von hrvsync</translation>
    </message>
    <message>
        <source>choose one of the library</source>
        <translation>wählt eine aus der Sammlung</translation>
    </message>
    <message>
        <source>{name} has a name there already; rename the person instead</source>
        <translation>{name} hat dort schon einen Namen; benennt stattdessen die Person um</translation>
    </message>
    <message>
        <source>two people of one recording cannot have the same name</source>
        <translation>zwei Personen einer Aufzeichnung können nicht gleich heißen</translation>
    </message>
</context>
<context>
    <name>AboutSheet</name>
    <message>
        <source>About hrvsync</source>
        <translation>Über hrvsync</translation>
    </message>
    <message>
        <source>Version {version}. Free software under the MIT licence.</source>
        <translation>Version {version}. Freie Software unter der MIT-Lizenz.</translation>
    </message>
    <message>
        <source>The window is drawn with Qt and PySide6, used under the GNU LGPL 3: you may put your own builds in their place, and the text says how. The letters are Inter, under the SIL Open Font Licence.</source>
        <translation>Das Fenster zeichnen Qt und PySide6 unter der GNU LGPL 3: Sie dürfen sie durch eigene ersetzen, der Text sagt, wie. Die Schrift ist Inter unter der SIL Open Font License.</translation>
    </message>
    <message>
        <source>Qt and PySide6 {version}</source>
        <translation>Qt und PySide6 {version}</translation>
    </message>
    <message>
        <source>Inter, the letters</source>
        <translation>Inter, die Schrift</translation>
    </message>
    <message>
        <source>Made of</source>
        <translation>Enthält</translation>
    </message>
    <message>
        <source>Its licence</source>
        <translation>Die Lizenz dazu</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Not a medical device</source>
        <translation>Kein Medizinprodukt</translation>
    </message>
    <message>
        <source>Its package brings no text.</source>
        <translation>Das Paket bringt keinen Text mit.</translation>
    </message>
</context>
<context>
    <name>AfterSession</name>
    <message>
        <source>One page to take along ...</source>
        <translation>Eine Seite zum Mitnehmen ...</translation>
    </message>
    <message>
        <source>Private notes ...</source>
        <translation>Private Notizen ...</translation>
    </message>
    <message>
        <source>One page to take along</source>
        <translation>Eine Seite zum Mitnehmen</translation>
    </message>
    <message>
        <source>To print (*.pdf)</source>
        <translation>Zum Drucken (*.pdf)</translation>
    </message>
    <message>
        <source>To read (*.html)</source>
        <translation>Zum Lesen (*.html)</translation>
    </message>
    <message>
        <source>Written: {file}</source>
        <translation>Geschrieben: {file}</translation>
    </message>
    <message>
        <source>Writing {file} ...</source>
        <translation>{file} wird geschrieben ...</translation>
    </message>
    <message>
        <source>It cannot be written: {why}</source>
        <translation>Das lässt sich nicht schreiben: {why}</translation>
    </message>
    <message>
        <source>Case: {label}</source>
        <translation>Fall: {label}</translation>
    </message>
    <message>
        <source>Put into a case ...</source>
        <translation>Einem Fall zuordnen ...</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
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
    <name>BreathChoice</name>
    <message>
        <source>Breaths a minute</source>
        <translation>Atemzüge pro Minute</translation>
    </message>
    <message>
        <source>Each their own</source>
        <translation>Jede Person ihr eigenes</translation>
    </message>
    <message>
        <source>in {i} : out {o}</source>
        <translation>ein {i} : aus {o}</translation>
    </message>
    <message>
        <source>How long to breathe in and out</source>
        <translation>Wie lange ein- und ausatmen</translation>
    </message>
    <message>
        <source>{n} breaths a minute</source>
        <translation>{n} Atemzüge pro Minute</translation>
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
    <message>
        <source>Paused for both. {key} goes on.</source>
        <translation>Pause für beide. {key} macht weiter.</translation>
    </message>
    <message>
        <source>{key} goes on.</source>
        <translation>{key} macht weiter.</translation>
    </message>
</context>
<context>
    <name>CaseSheet</name>
    <message>
        <source>Case</source>
        <translation>Fall</translation>
    </message>
    <message>
        <source>Label of the case</source>
        <translation>Bezeichnung des Falls</translation>
    </message>
    <message>
        <source>A number or a word, better no name</source>
        <translation>Eine Nummer oder ein Wort, lieber kein Name</translation>
    </message>
    <message>
        <source>All sessions of the same people belong to it. With a case here nobody&apos;s name stands on the first page until somebody is chosen.</source>
        <translation>Alle Sitzungen derselben Menschen gehören dazu. Gibt es hier einen Fall, steht auf der ersten Seite kein Name, bis jemand gewählt ist.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>ChildPage</name>
    <message>
        <source>{name}&apos;s page</source>
        <translation>Die Seite für {name}</translation>
    </message>
    <message>
        <source>Do you want to play with your heart today?</source>
        <translation>Magst du heute mit deinem Herzen spielen?</translation>
    </message>
    <message>
        <source>A soft belt listens to your heart.</source>
        <translation>Ein weicher Gurt hört auf dein Herz.</translation>
    </message>
    <message>
        <source>Only you and your grown-ups can see it.</source>
        <translation>Nur du und deine Großen können es sehen.</translation>
    </message>
    <message>
        <source>Say stop, and we stop. Nobody is cross.</source>
        <translation>Sag Stopp, dann hören wir auf. Niemand ist böse.</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>Not today</source>
        <translation>Heute nicht</translation>
    </message>
    <message>
        <source>Ask me later</source>
        <translation>Frag mich später</translation>
    </message>
    <message>
        <source>Read it to me</source>
        <translation>Lies es mir vor</translation>
    </message>
    <message>
        <source>A grown-up agrees on the other page as well, every time. “Not today” keeps nothing.</source>
        <translation>Auch wer groß ist, stimmt auf der anderen Seite zu, jedes Mal. Bei „Heute nicht“ wird nichts aufgehoben.</translation>
    </message>
    <message>
        <source>You said yes. Press it again if you changed your mind.</source>
        <translation>Du hast Ja gesagt. Drück noch einmal, wenn du es dir anders überlegt hast.</translation>
    </message>
</context>
<context>
    <name>ChosenBar</name>
    <message>
        <source>raised: the heart is up</source>
        <translation>höher: das Herz schlägt schneller</translation>
    </message>
    <message>
        <source>What the lines beside a session mean</source>
        <translation>Was die Linien neben einer Sitzung bedeuten</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>As one report</source>
        <translation>Als ein Bericht</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>1 session</source>
        <translation>1 Sitzung</translation>
    </message>
    <message>
        <source>{n} sessions</source>
        <translation>{n} Sitzungen</translation>
    </message>
    <message>
        <source>Nothing is found.</source>
        <translation>Nichts gefunden.</translation>
    </message>
    <message>
        <source>{found}, {n} more of everybody</source>
        <translation>{found}, {n} weitere bei allen</translation>
    </message>
    <message>
        <source>{found}. Tick two or three to see them side by side.</source>
        <translation>{found}. Zwei oder drei ankreuzen, um sie nebeneinander zu sehen.</translation>
    </message>
    <message>
        <source>{n} chosen</source>
        <translation>{n} gewählt</translation>
    </message>
</context>
<context>
    <name>ClientWindow</name>
    <message>
        <source>For the clients</source>
        <translation>Für die Klienten</translation>
    </message>
    <message>
        <source>How much of the session is over</source>
        <translation>Wie viel von der Sitzung vorbei ist</translation>
    </message>
</context>
<context>
    <name>ClockQuestion</name>
    <message>
        <source>These two clocks do not know each other.</source>
        <translation>Diese beiden Uhren kennen einander nicht.</translation>
    </message>
    <message>
        <source>The first 3 minutes of both</source>
        <translation>Die ersten 3 Minuten von beiden</translation>
    </message>
    <message>
        <source>Seconds by which {name} begins later</source>
        <translation>Um wie viele Sekunden {name} später beginnt</translation>
    </message>
    <message>
        <source>Who sets this</source>
        <translation>Wer das festlegt</translation>
    </message>
    <message>
        <source>your name</source>
        <translation>dein Name</translation>
    </message>
    <message>
        <source>They fit now</source>
        <translation>Jetzt passt es</translation>
    </message>
    <message>
        <source>Keep as two alone</source>
        <translation>Einzeln behalten</translation>
    </message>
    <message>
        <source>Slide {name}&apos;s line until something both of you did falls together: standing up, a clap.</source>
        <translation>Verschiebe die Linie von {name}, bis etwas, das ihr beide getan habt, zusammenfällt: Aufstehen, ein Klatschen.</translation>
    </message>
    <message>
        <source>Not by making the curves alike: that would invent togetherness.</source>
        <translation>Nicht so, dass die Kurven sich gleichen: Das würde Gleichklang erfinden.</translation>
    </message>
    <message>
        <source>← → move by 0.1 s, with Shift by 10 s; Page Up and Down look elsewhere</source>
        <translation>← → verschieben um 0,1 s, mit Umschalt um 10 s; Bild auf und ab zeigen andere Stellen</translation>
    </message>
</context>
<context>
    <name>Closing</name>
    <message>
        <source>Thank you.</source>
        <translation>Danke.</translation>
    </message>
    <message>
        <source>Notice how you are now.</source>
        <translation>Nachspüren, wie es jetzt ist.</translation>
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
        <source>Who sits where?</source>
        <translation>Wer sitzt wo?</translation>
    </message>
    <message>
        <source>Your strap</source>
        <translation>Dein Gurt</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>No copy can be made: {why}</source>
        <translation>Eine Kopie ist nicht möglich: {why}</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Left and right as you sit in front of this screen.</source>
        <translation>Links und rechts, wie ihr vor diesem Bildschirm sitzt.</translation>
    </message>
    <message>
        <source>{strap} is on the {seat}.</source>
        <translation>{strap}: {seat}.</translation>
    </message>
</context>
<context>
    <name>Consent</name>
    <message>
        <source>A grown-up who looks after {name}</source>
        <translation>Wer auf {name} aufpasst</translation>
    </message>
    <message>
        <source>agrees for {name}</source>
        <translation>stimmt für {name} zu</translation>
    </message>
    <message>
        <source>We both agree</source>
        <translation>Wir stimmen beide zu</translation>
    </message>
    <message>
        <source>Three things to agree on.</source>
        <translation>Drei Dinge, denen du zustimmst.</translation>
    </message>
    <message>
        <source>Three things to agree on.
Read them together.</source>
        <translation>Drei Dinge, denen ihr zustimmt.
Lest sie gemeinsam.</translation>
    </message>
    <message>
        <source>Three things to agree on.
Each of you for yourself.</source>
        <translation>Drei Dinge zum Zustimmen.
Jeder von euch für sich.</translation>
    </message>
    <message>
        <source>Stop or delete, at any time.</source>
        <translation>Aufhören oder löschen, jederzeit.</translation>
    </message>
    <message>
        <source>Either of you can stop or delete, at any time.</source>
        <translation>Jeder von euch kann jederzeit aufhören oder löschen.</translation>
    </message>
    <message>
        <source>hrvsync records heartbeats, and what they say of breath.</source>
        <translation>hrvsync zeichnet Herzschläge auf, und was sie über den Atem sagen.</translation>
    </message>
    <message>
        <source>No sound, no picture, no place. Only while a session runs.</source>
        <translation>Kein Ton, kein Bild, kein Ort. Nur während einer Sitzung.</translation>
    </message>
    <message>
        <source>One key below is for both, once both have read this.</source>
        <translation>Die Taste unten gilt für beide, sobald beide dies gelesen haben.</translation>
    </message>
    <message>
        <source>Everything stays on this computer.</source>
        <translation>Alles bleibt auf diesem Computer.</translation>
    </message>
    <message>
        <source>No account, no cloud. Whoever uses this account on it sees the same.</source>
        <translation>Kein Konto, keine Cloud. Wer dieses Benutzerkonto verwendet, sieht dasselbe.</translation>
    </message>
    <message>
        <source>No account, no cloud. Both of you see the same.</source>
        <translation>Kein Konto, keine Cloud. Ihr seht beide dasselbe.</translation>
    </message>
    <message>
        <source>No reason needed. Backspace ends a session at once, without a question.</source>
        <translation>Ohne Grund. Die Rücktaste beendet eine Sitzung sofort und ohne Rückfrage.</translation>
    </message>
    <message>
        <source>Do not use these numbers against each other; not where there is fear or violence between you.</source>
        <translation>Benutzt diese Zahlen nicht gegeneinander; nicht, wo es Angst oder Gewalt zwischen euch gibt.</translation>
    </message>
    <message>
        <source>It shows states of bodies. It says nothing about love, honesty or who is right, and is not a medical device.</source>
        <translation>Es zeigt Zustände von Körpern. Es sagt nichts über Liebe, Ehrlichkeit oder darüber, wer recht hat, und ist kein Medizinprodukt.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>All of it, on one page</source>
        <translation>Alles auf einer Seite</translation>
    </message>
    <message>
        <source>{name}, for yourself and for {child}</source>
        <translation>{name}, für dich und für {child}</translation>
    </message>
    <message>
        <source>for yourself alone</source>
        <translation>nur für dich</translation>
    </message>
    <message>
        <source>{name}, this is yours to press</source>
        <translation>{name}, das drückst nur du</translation>
    </message>
    <message>
        <source>The recording stays here. Heartbeats are also sent to the lab.</source>
        <translation>Die Aufzeichnung bleibt hier. Herzschläge gehen auch ans Labor.</translation>
    </message>
    <message>
        <source>Unencrypted, on the local network, without names. The settings switch that off.</source>
        <translation>Unverschlüsselt, im lokalen Netz, ohne Namen. Die Einstellungen schalten das aus.</translation>
    </message>
    <message>
        <source>This session asks for something of its own.</source>
        <translation>Diese Sitzung verlangt etwas Besonderes.</translation>
    </message>
</context>
<context>
    <name>CopiedSheet</name>
    <message>
        <source>Your own copy of “{name}”</source>
        <translation>Eine eigene Kopie von „{name}“</translation>
    </message>
    <message>
        <source>It is a text file. What you write there is used the next time you come to this page; delete the file to have the session again as it came.</source>
        <translation>Es ist eine Textdatei. Was dort steht, gilt, wenn ihr das nächste Mal auf diese Seite kommt; wird die Datei gelöscht, ist die Sitzung wieder wie zuvor.</translation>
    </message>
    <message>
        <source>Where the file is</source>
        <translation>Wo die Datei liegt</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>CorrectView</name>
    <message>
        <source>Looking at the beats ...</source>
        <translation>Die Schläge werden angesehen ...</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>As it was recorded</source>
        <translation>Wie aufgezeichnet</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>The one before</source>
        <translation>Der davor</translation>
    </message>
    <message>
        <source>The next one</source>
        <translation>Der nächste</translation>
    </message>
    <message>
        <source>○ waits for you   ⊘ left out   ● kept   ⊕ added</source>
        <translation>○ wartet auf dich   ⊘ ausgelassen   ● behalten   ⊕ ergänzt</translation>
    </message>
    <message>
        <source>Heart rate</source>
        <translation>Herzfrequenz</translation>
    </message>
    <message>
        <source>The beat and those beside it</source>
        <translation>Der Schlag und die daneben</translation>
    </message>
    <message>
        <source>if it counts</source>
        <translation>wenn er zählt</translation>
    </message>
    <message>
        <source>if you leave it out</source>
        <translation>wenn du ihn auslässt</translation>
    </message>
    <message>
        <source>RMSSD</source>
        <translation>RMSSD</translation>
    </message>
    <message>
        <source>What waits and what was changed</source>
        <translation>Was wartet und was geändert wurde</translation>
    </message>
    <message>
        <source>Who corrects</source>
        <translation>Wer korrigiert</translation>
    </message>
    <message>
        <source>your name</source>
        <translation>dein Name</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>What was changed</source>
        <translation>Was geändert wurde</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Auslassen</translation>
    </message>
    <message>
        <source>It is a beat</source>
        <translation>Ist ein Schlag</translation>
    </message>
    <message>
        <source>Add a beat here</source>
        <translation>Hier ergänzen</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Herausnehmen</translation>
    </message>
    <message>
        <source>There was no beat: its interval becomes part of the next one.</source>
        <translation>Da war kein Schlag: Sein Intervall wird Teil des nächsten.</translation>
    </message>
    <message>
        <source>No heartbeats were recorded.</source>
        <translation>Es wurden keine Herzschläge aufgezeichnet.</translation>
    </message>
    <message>
        <source>Whose beats</source>
        <translation>Wessen Schläge</translation>
    </message>
    <message>
        <source>Heart rate, beat by beat</source>
        <translation>Herzfrequenz, Schlag für Schlag</translation>
    </message>
    <message>
        <source>Six seconds around the beat</source>
        <translation>Sechs Sekunden um den Schlag</translation>
    </message>
    <message>
        <source>{name}&apos;s beats</source>
        <translation>Die Schläge von {name}</translation>
    </message>
    <message>
        <source>ECG of the strap, 6 seconds; boxes 0.2 s by ½ mV</source>
        <translation>EKG des Gurts, 6 Sekunden; Kästchen 0,2 s mal ½ mV</translation>
    </message>
    <message>
        <source>6 seconds; boxes 0.2 s</source>
        <translation>6 Sekunden; Kästchen 0,2 s</translation>
    </message>
    <message>
        <source>RMSSD from {start} to {end}</source>
        <translation>RMSSD von {start} bis {end}</translation>
    </message>
    <message>
        <source>Whole session: recorded {recorded}, now {now}, left out {then} ms.</source>
        <translation>Ganze Sitzung: aufgezeichnet {recorded}, jetzt {now}, ausgelassen {then} ms.</translation>
    </message>
    <message>
        <source>{n} of {of}</source>
        <translation>{n} von {of}</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>The recording itself is never changed: edits lie beside it, with who and when, and every number says that beats were corrected by hand.</source>
        <translation>Die Aufzeichnung selbst wird nie geändert: Die Korrekturen liegen daneben, mit Name und Zeit, und jede Zahl sagt, dass Schläge von Hand korrigiert wurden.</translation>
    </message>
    <message>
        <source>There is no room for a beat: choose a longer interval, or click where it was.</source>
        <translation>Hier ist kein Platz für einen Schlag: Wähle ein längeres Intervall, oder klicke dorthin, wo er war.</translation>
    </message>
    <message>
        <source>The corrections cannot be saved ({why}).</source>
        <translation>Die Korrekturen lassen sich nicht speichern ({why}).</translation>
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
    <message>
        <source>the private notes about {recordings} with {name}</source>
        <translation>die privaten Notizen über {recordings} mit {name}</translation>
    </message>
</context>
<context>
    <name>Detail</name>
    <message>
        <source>What was understood</source>
        <translation>Was verstanden wurde</translation>
    </message>
    <message>
        <source>It is in your library already, as {file}. It is not taken twice.</source>
        <translation>Sie ist schon in deiner Sammlung, als {file}. Sie wird nicht zweimal aufgenommen.</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Intervals between the beats</source>
        <translation>Abstände der Schläge</translation>
    </message>
    <message>
        <source>Whose it is</source>
        <translation>Von wem sie ist</translation>
    </message>
    <message>
        <source>whose is it?</source>
        <translation>von wem?</translation>
    </message>
    <message>
        <source>When was it?</source>
        <translation>Wann war das?</translation>
    </message>
    <message>
        <source>The file does not say.</source>
        <translation>Die Datei sagt es nicht.</translation>
    </message>
    <message>
        <source>When it began</source>
        <translation>Wann es begann</translation>
    </message>
    <message>
        <source>Column {n}</source>
        <translation>Spalte {n}</translation>
    </message>
    <message>
        <source>What the column {name} is</source>
        <translation>Was die Spalte {name} ist</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>as all lie from {least} to {most} ms</source>
        <translation>denn alle liegen bei {least} bis {most} ms</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Uhr</translation>
    </message>
    <message>
        <source>Beats</source>
        <translation>Schläge</translation>
    </message>
    <message>
        <source>{n} s without beats</source>
        <translation>{n} s ohne Schläge</translation>
    </message>
    <message>
        <source>Gaps</source>
        <translation>Lücken</translation>
    </message>
    <message>
        <source>{n} of {of} beats</source>
        <translation>{n} von {of} Schlägen</translation>
    </message>
    <message>
        <source>Usable</source>
        <translation>Brauchbar</translation>
    </message>
    <message>
        <source>raw</source>
        <translation>roh</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>bereinigt</translation>
    </message>
    <message>
        <source>Sort of series</source>
        <translation>Art der Reihe</translation>
    </message>
    <message>
        <source>every interval counts</source>
        <translation>jedes Intervall zählt</translation>
    </message>
    <message>
        <source>artefacts are left out</source>
        <translation>Artefakte bleiben weg</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Reihe</translation>
    </message>
    <message>
        <source>One interval too short or too long is left out of the sums.</source>
        <translation>Ein zu kurzes oder zu langes Intervall zählt nicht mit.</translation>
    </message>
    <message>
        <source>{n} intervals too short or too long are left out of the sums.</source>
        <translation>{n} zu kurze oder zu lange Intervalle zählen nicht mit.</translation>
    </message>
    <message>
        <source>The file is not changed.</source>
        <translation>Die Datei wird nicht geändert.</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>Phases of the session</source>
        <translation>Phasen der Sitzung</translation>
    </message>
    <message>
        <source>Whose card is shown</source>
        <translation>Wessen Karte gezeigt wird</translation>
    </message>
    <message>
        <source>{time} left in this phase</source>
        <translation>noch {time} in dieser Phase</translation>
    </message>
</context>
<context>
    <name>ExportSheet</name>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Without names</source>
        <translation>Ohne Namen</translation>
    </message>
    <message>
        <source>A and B stand in place of names and of the ids of straps, in notes, too. Nicknames stay: read what you pass on.</source>
        <translation>A und B stehen anstelle der Namen und der Kennungen der Gurte, auch in Notizen. Spitznamen bleiben: lest, was ihr weitergebt.</translation>
    </message>
</context>
<context>
    <name>FileList</name>
    <message>
        <source>Files to import</source>
        <translation>Zu importierende Dateien</translation>
    </message>
</context>
<context>
    <name>Foot</name>
    <message>
        <source>Begin</source>
        <translation>Beginnen</translation>
    </message>
    <message>
        <source>Begin, {name} joins later</source>
        <translation>Beginnen, {name} kommt dazu</translation>
    </message>
    <message>
        <source>Waiting for {name} ...</source>
        <translation>Warten auf {name} ...</translation>
    </message>
    <message>
        <source>Wait for {name}</source>
        <translation>Auf {name} warten</translation>
    </message>
</context>
<context>
    <name>FullText</name>
    <message>
        <source>What you agree on</source>
        <translation>Worin ihr einwilligt</translation>
    </message>
    <message>
        <source>It is kept on this computer only, in {folder}, readable by your account alone. No account, no cloud.</source>
        <translation>Sie bleibt nur auf diesem Computer, in {folder}, lesbar allein für dein Benutzerkonto. Kein Konto, keine Cloud.</translation>
    </message>
    <message>
        <source>hrvsync records the heartbeats that the straps send, the phases of the session and your marks.</source>
        <translation>hrvsync zeichnet die Herzschläge auf, die die Gurte senden, dazu die Phasen der Sitzung und eure Markierungen.</translation>
    </message>
    <message>
        <source>Everybody who takes part can hide their numbers, pause or end at any time, and delete the recording afterwards.</source>
        <translation>Alle, die mitmachen, können jederzeit ihre Zahlen ausblenden, pausieren oder beenden und die Aufzeichnung danach löschen.</translation>
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
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>While the session runs, heartbeats, what is derived from them, phases and marks are sent on the local network (LSL, and OSC where an address is set), unencrypted: every program there can read them. They carry seats, no names. The settings switch that off.</source>
        <translation>Solange die Sitzung läuft, gehen Herzschläge, was daraus abgeleitet wird, Phasen und Marken ins lokale Netz (LSL, und OSC, wo eine Adresse steht), unverschlüsselt: Jedes Programm dort kann sie lesen. Sie tragen Plätze, keine Namen. Die Einstellungen schalten das aus.</translation>
    </message>
</context>
<context>
    <name>Head</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Whose sessions</source>
        <translation>Wessen Sitzungen</translation>
    </message>
    <message>
        <source>Which sessions</source>
        <translation>Welche Sitzungen</translation>
    </message>
    <message>
        <source>Words, notes, tags</source>
        <translation>Worte, Notizen, Schlagwörter</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>People ...</source>
        <translation>Personen ...</translation>
    </message>
    <message>
        <source>Bin ...</source>
        <translation>Papierkorb ...</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>Over time</source>
        <translation>Im Verlauf</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>Was gezeigt wird</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
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
    <name>Here</name>
    <message>
        <source>Greeting</source>
        <translation>Begrüßung</translation>
    </message>
    <message>
        <source>Who is here?</source>
        <translation>Wer ist da?</translation>
    </message>
    <message>
        <source>The phases of the session</source>
        <translation>Die Phasen der Sitzung</translation>
    </message>
    <message>
        <source>Who sits where</source>
        <translation>Wer wo sitzt</translation>
    </message>
    <message>
        <source>The usual session</source>
        <translation>Die gewohnte Sitzung</translation>
    </message>
    <message>
        <source>Morning reading</source>
        <translation>Morgenmessung</translation>
    </message>
    <message>
        <source>Breathe alone</source>
        <translation>Allein atmen</translation>
    </message>
    <message>
        <source>A few quiet minutes. One tap.</source>
        <translation>Ein paar ruhige Minuten. Ein Klick.</translation>
    </message>
    <message>
        <source>Slow breaths at your own rate.</source>
        <translation>Langsam atmen, im eigenen Tempo.</translation>
    </message>
    <message>
        <source>open end</source>
        <translation>offenes Ende</translation>
    </message>
    <message>
        <source>{n} breaths a minute</source>
        <translation>{n} Atemzüge pro Minute</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Beginnen</translation>
    </message>
    <message>
        <source>no strap yet</source>
        <translation>noch kein Gurt</translation>
    </message>
    <message>
        <source>looking for it ...</source>
        <translation>wird gesucht ...</translation>
    </message>
    <message>
        <source>in sight</source>
        <translation>in Sicht</translation>
    </message>
    <message>
        <source>{day}, {length}</source>
        <translation>{day}, {length}</translation>
    </message>
    <message>
        <source>Last session: {when}</source>
        <translation>Letzte Sitzung: {when}</translation>
    </message>
    <message>
        <source>Choose ...</source>
        <translation>Wählen ...</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Looking for recordings ...</source>
        <translation>Aufzeichnungen werden gesucht ...</translation>
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
        <source>All sessions</source>
        <translation>Alle Sitzungen</translation>
    </message>
    <message>
        <source>Import files of other apps</source>
        <translation>Dateien anderer Apps importieren</translation>
    </message>
    <message>
        <source>It cannot be put back: {why}</source>
        <translation>Sie lässt sich nicht zurücklegen: {why}</translation>
    </message>
    <message>
        <source>Putting back {file} ...</source>
        <translation>{file} wird zurückgelegt ...</translation>
    </message>
    <message>
        <source>{file} is back.</source>
        <translation>{file} ist wieder da.</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>As one report</source>
        <translation>Als ein Bericht</translation>
    </message>
    <message>
        <source>Your sessions will be listed here.</source>
        <translation>Hier stehen dann eure Sitzungen.</translation>
    </message>
    <message>
        <source>Begin a session</source>
        <translation>Eine Sitzung beginnen</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Noch nichts</translation>
    </message>
    <message>
        <source>What somebody recorded alone is theirs: it opens when they say so.</source>
        <translation>Was jemand allein aufgenommen hat, gehört dieser Person: Es öffnet sich, wenn sie es sagt.</translation>
    </message>
    <message>
        <source>{name}&apos;s own history</source>
        <translation>Der eigene Verlauf von {name}</translation>
    </message>
    <message>
        <source>I am {name}</source>
        <translation>Ich bin {name}</translation>
    </message>
    <message>
        <source>One report is about one person, or the same two people; choose such sessions.</source>
        <translation>Ein Bericht handelt von einer Person oder von denselben zweien; solche Sitzungen bitte wählen.</translation>
    </message>
</context>
<context>
    <name>Home</name>
    <message>
        <source>Open a recording</source>
        <translation>Aufzeichnung öffnen</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>We have our straps</source>
        <translation>Wir haben unsere Gurte</translation>
    </message>
    <message>
        <source>Another session</source>
        <translation>Andere Sitzung</translation>
    </message>
    <message>
        <source>Try it now</source>
        <translation>Jetzt ausprobieren</translation>
    </message>
    <message>
        <source>Try it without straps</source>
        <translation>Ohne Gurte ausprobieren</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>A session that broke off</source>
        <translation>Eine abgebrochene Sitzung</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Alone, with one strap</source>
        <translation>Allein, mit einem Gurt</translation>
    </message>
    <message>
        <source>Everything stays on this computer. Not a medical device; says nothing about love or honesty.</source>
        <translation>Alles bleibt auf diesem Computer. Kein Medizinprodukt; sagt nichts über Liebe oder Ehrlichkeit.</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Beginnen</translation>
    </message>
    <message>
        <source>The session of {when} was cut short. What arrived is safe.</source>
        <translation>Die Sitzung vom {when} ist abgebrochen. Was ankam, ist sicher.</translation>
    </message>
    <message>
        <source>Open a recording, or two of one person each</source>
        <translation>Eine Aufzeichnung öffnen, oder zwei von je einer Person</translation>
    </message>
    <message>
        <source>Sessions are sent to the lab. Not a medical device; says nothing about love or honesty.</source>
        <translation>Sitzungen gehen ans Labor. Kein Medizinprodukt; sagt nichts über Liebe oder Ehrlichkeit.</translation>
    </message>
    <message>
        <source>Your straps are not in sight yet.</source>
        <translation>Eure Gurte sind noch nicht in Sicht.</translation>
    </message>
</context>
<context>
    <name>ImportView</name>
    <message>
        <source>Drop more here, or choose files ...</source>
        <translation>Weitere hierher ziehen oder auswählen ...</translation>
    </message>
    <message>
        <source>Files that are read</source>
        <translation>Gelesene Dateien</translation>
    </message>
    <message>
        <source>You can look at the first ones meanwhile.</source>
        <translation>Die ersten kannst du inzwischen ansehen.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>On one clock</source>
        <translation>Auf einer Uhr</translation>
    </message>
    <message>
        <source>Swap seats</source>
        <translation>Plätze tauschen</translation>
    </message>
    <message>
        <source>Keep as two alone</source>
        <translation>Einzeln behalten</translation>
    </message>
    <message>
        <source>Make them one recording each time</source>
        <translation>Jeweils zu einer Aufzeichnung machen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Play without importing</source>
        <translation>Ohne Import abspielen</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Nothing is taken twice, no file is changed, and nothing leaves this computer.</source>
        <translation>Nichts wird doppelt aufgenommen, keine Datei geändert, und nichts verlässt diesen Computer.</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Looking for files ...</source>
        <translation>Dateien werden gesucht ...</translation>
    </message>
    <message>
        <source>{n} of {of} read</source>
        <translation>{n} von {of} gelesen</translation>
    </message>
    <message>
        <source>By their clocks, {n} times two of these were recorded at one time.</source>
        <translation>Nach ihren Uhren wurden {n}-mal zwei von diesen zur selben Zeit aufgezeichnet.</translation>
    </message>
    <message>
        <source>Import one recording</source>
        <translation>Eine Aufzeichnung importieren</translation>
    </message>
    <message>
        <source>Import {n} recordings</source>
        <translation>{n} Aufzeichnungen importieren</translation>
    </message>
    <message>
        <source>Looking at the files ...</source>
        <translation>Die Dateien werden angesehen ...</translation>
    </message>
    <message>
        <source>One file understood.</source>
        <translation>Eine Datei verstanden.</translation>
    </message>
    <message>
        <source>{n} files understood.</source>
        <translation>{n} Dateien verstanden.</translation>
    </message>
    <message>
        <source>Nothing new in these files.</source>
        <translation>In diesen Dateien ist nichts Neues.</translation>
    </message>
    <message>
        <source>One question is left.</source>
        <translation>Eine Frage bleibt.</translation>
    </message>
    <message>
        <source>Import files of other apps</source>
        <translation>Dateien anderer Apps importieren</translation>
    </message>
    <message>
        <source>Importing ...</source>
        <translation>Importieren ...</translation>
    </message>
    <message>
        <source>It cannot be imported: {why}</source>
        <translation>Das lässt sich nicht importieren: {why}</translation>
    </message>
    <message>
        <source>One recording is in your library.</source>
        <translation>Eine Aufzeichnung ist in deiner Sammlung.</translation>
    </message>
    <message>
        <source>{n} recordings are in your library.</source>
        <translation>{n} Aufzeichnungen sind in deiner Sammlung.</translation>
    </message>
</context>
<context>
    <name>Looking</name>
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
        <source>No strap found yet</source>
        <translation>Noch kein Gurt gefunden</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Opening {file} ...</source>
        <translation>{file} wird geöffnet ...</translation>
    </message>
    <message>
        <source>Something went wrong ({what}). The session and its recording go on.</source>
        <translation>Etwas ist schiefgegangen ({what}). Die Sitzung und ihre Aufzeichnung gehen weiter.</translation>
    </message>
</context>
<context>
    <name>MarkRow</name>
    <message>
        <source>Words about this mark</source>
        <translation>Worte zu dieser Marke</translation>
    </message>
    <message>
        <source>What happened?</source>
        <translation>Was ist passiert?</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>drag the mark to move it, ← → a second</source>
        <translation>ziehen verschiebt die Marke, ← → um eine Sekunde</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Marke</translation>
    </message>
    <message>
        <source>Mark at {time}</source>
        <translation>Marke bei {time}</translation>
    </message>
    <message>
        <source>Kind of mark</source>
        <translation>Art der Marke</translation>
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
    <name>Messages</name>
    <message>
        <source>It cannot be brought back: {why}</source>
        <translation>Wiederherstellen ist nicht möglich: {why}</translation>
    </message>
    <message>
        <source>Cancelled; everything is as it was.</source>
        <translation>Abgebrochen; alles ist wie vorher.</translation>
    </message>
    <message>
        <source>Bringing it back ...</source>
        <translation>Wird zurückgeholt ...</translation>
    </message>
    <message>
        <source>{file} is back.</source>
        <translation>{file} ist wieder da.</translation>
    </message>
    <message>
        <source>{n} recordings are back.</source>
        <translation>{n} Aufnahmen sind wieder da.</translation>
    </message>
</context>
<context>
    <name>Mood</name>
    <message>
        <source>calm</source>
        <translation>ruhig</translation>
    </message>
    <message>
        <source>tired</source>
        <translation>müde</translation>
    </message>
    <message>
        <source>tense</source>
        <translation>angespannt</translation>
    </message>
    <message>
        <source>glad</source>
        <translation>froh</translation>
    </message>
    <message>
        <source>How are you right now? If you like.</source>
        <translation>Wie geht es dir gerade? Wenn du magst.</translation>
    </message>
    <message>
        <source>own word</source>
        <translation>eigenes Wort</translation>
    </message>
    <message>
        <source>How are you?</source>
        <translation>Wie geht’s?</translation>
    </message>
</context>
<context>
    <name>NamingSheet</name>
    <message>
        <source>Who was it?</source>
        <translation>Wer war es?</translation>
    </message>
    <message>
        <source>left seat</source>
        <translation>linker Platz</translation>
    </message>
    <message>
        <source>right seat</source>
        <translation>rechter Platz</translation>
    </message>
    <message>
        <source>The session then counts in their history. What arrived stays as it is.</source>
        <translation>Die Sitzung zählt dann in ihrem Verlauf. Was ankam, bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>Name of the person in the {seat}</source>
        <translation>Name der Person: {seat}</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>NotOnDisk</name>
    <message>
        <source>Not on the disk</source>
        <translation>Nicht auf dem Datenträger</translation>
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
    <name>OnePageSheet</name>
    <message>
        <source>One page to take along</source>
        <translation>Eine Seite zum Mitnehmen</translation>
    </message>
    <message>
        <source>A line for next time, if you like</source>
        <translation>Ein Satz für das nächste Mal, wenn du magst</translation>
    </message>
    <message>
        <source>What happened, in words for those who took part. No private note stands on it.</source>
        <translation>Was geschah, in Worten für alle, die dabei waren. Keine private Notiz steht darauf.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save ...</source>
        <translation>Speichern ...</translation>
    </message>
</context>
<context>
    <name>OwnWords</name>
    <message>
        <source>In your own words</source>
        <comment>one person</comment>
        <translation>In deinen eigenen Worten</translation>
    </message>
    <message>
        <source>In your own words</source>
        <translation>In euren eigenen Worten</translation>
    </message>
    <message>
        <source>Note about this session</source>
        <translation>Notiz zu dieser Sitzung</translation>
    </message>
    <message>
        <source>A note, if you like</source>
        <translation>Eine Notiz, wenn ihr mögt</translation>
    </message>
    <message>
        <source>Tags: evening, sitting</source>
        <translation>Schlagwörter: Abend, sitzend</translation>
    </message>
    <message>
        <source>Tags of this session</source>
        <translation>Stichwörter dieser Sitzung</translation>
    </message>
    <message>
        <source>How did you sit or lie?</source>
        <translation>Wie hast du gesessen oder gelegen?</translation>
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
        <source>before</source>
        <translation>vorher</translation>
    </message>
    <message>
        <source>after</source>
        <translation>nachher</translation>
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
        <source>{name}: {hr} bpm, RMSSD {rmssd} ms. {state}. {meaning}</source>
        <translation>{name}: {hr}/min, RMSSD {rmssd} ms. {state}. {meaning}</translation>
    </message>
    <message>
        <source>Usable</source>
        <translation>Brauchbar</translation>
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
    <name>Places</name>
    <message>
        <source>In sight</source>
        <translation>In Sicht</translation>
    </message>
    <message>
        <source>Drag a strap to a seat, or press
the seat&apos;s place, or ← or →.</source>
        <translation>Einen Gurt auf einen Platz ziehen,
den Platz drücken, oder ← bzw. →.</translation>
    </message>
    <message>
        <source>Press Return to take it.</source>
        <translation>Mit der Eingabetaste nimmst du ihn.</translation>
    </message>
    <message>
        <source>← or → gives a seat</source>
        <translation>← oder → gibt einen Platz</translation>
    </message>
    <message>
        <source>Return takes it</source>
        <translation>Eingabetaste nimmt ihn</translation>
    </message>
    <message>
        <source>Looking for straps ... Put one on; moist electrodes wake it.</source>
        <translation>Gurte werden gesucht ... Leg einen an; feuchte Elektroden wecken ihn.</translation>
    </message>
</context>
<context>
    <name>PractitionerView</name>
    <message>
        <source>The phases of the session</source>
        <translation>Die Phasen der Sitzung</translation>
    </message>
    <message>
        <source>Waiting for the first beats</source>
        <translation>Warten auf die ersten Schläge</translation>
    </message>
    <message>
        <source>{name}: {state} since {time}</source>
        <translation>{name}: {state} seit {time}</translation>
    </message>
    <message>
        <source>Close their window</source>
        <translation>Ihr Fenster schließen</translation>
    </message>
    <message>
        <source>Open their window</source>
        <translation>Ihr Fenster öffnen</translation>
    </message>
    <message>
        <source>What the clients see</source>
        <translation>Was die Klienten sehen</translation>
    </message>
    <message>
        <source>Disc</source>
        <translation>Scheibe</translation>
    </message>
    <message>
        <source>Ring</source>
        <translation>Ring</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>A line for them; Enter shows it</source>
        <translation>Ein Satz für sie; Eingabe zeigt ihn</translation>
    </message>
    <message>
        <source>A line for the clients</source>
        <translation>Ein Satz für die Klienten</translation>
    </message>
    <message>
        <source>Marks and private notes</source>
        <translation>Marken und private Notizen</translation>
    </message>
    <message>
        <source>Words about this moment</source>
        <translation>Worte zu diesem Moment</translation>
    </message>
    <message>
        <source>What do you notice? Enter keeps it.</source>
        <translation>Was fällt dir auf? Eingabe behält es.</translation>
    </message>
    <message>
        <source>What becomes of these words</source>
        <translation>Was aus diesen Worten wird</translation>
    </message>
    <message>
        <source>Private note</source>
        <translation>Private Notiz</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Marke</translation>
    </message>
    <message>
        <source>They read: {text}</source>
        <translation>Sie lesen: {text}</translation>
    </message>
    <message>
        <source>A private note stands in no report, export or sealed copy.</source>
        <translation>Eine private Notiz steht in keinem Bericht, keinem Export und keiner versiegelten Kopie.</translation>
    </message>
    <message>
        <source>A mark belongs to the session: everybody who has the recording reads it.</source>
        <translation>Eine Marke gehört zur Sitzung: Wer die Aufnahme hat, liest sie.</translation>
    </message>
</context>
<context>
    <name>PrivateNotesSheet</name>
    <message>
        <source>Private notes</source>
        <translation>Private Notizen</translation>
    </message>
    <message>
        <source>Notes about the whole session</source>
        <translation>Notizen zur ganzen Sitzung</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>They lie beside the recording and stand in no report, export or sealed copy. Whoever is deleted takes them along.</source>
        <translation>Sie liegen neben der Aufnahme und stehen in keinem Bericht, keinem Export und keiner versiegelten Kopie. Wird jemand gelöscht, verschwinden sie mit.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove the note at {time}</source>
        <translation>Notiz bei {time} entfernen</translation>
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
    <name>ReplayView</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>states as they were seen then</source>
        <translation>Zustände, wie sie damals zu sehen waren</translation>
    </message>
    <message>
        <source>Waiting for the first beats</source>
        <translation>Warten auf die ersten Schläge</translation>
    </message>
</context>
<context>
    <name>Seat</name>
    <message>
        <source>Name of the person in the {seat}</source>
        <translation>Name der Person: {seat}</translation>
    </message>
    <message>
        <source>Name, if you like</source>
        <translation>Name, wenn du magst</translation>
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
        <source>drop one here, or press</source>
        <translation>hierher ziehen oder drücken</translation>
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
        <source>Strap of the {seat}</source>
        <translation>Gurt, {seat}</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <source>Looking for {strap}</source>
        <translation>{strap} wird gesucht</translation>
    </message>
    <message>
        <source>or drop a strap here</source>
        <translation>oder hier einen Gurt ablegen</translation>
    </message>
    <message>
        <source>No strap yet</source>
        <translation>Noch kein Gurt</translation>
    </message>
    <message>
        <source>Someone known for the {seat}</source>
        <translation>Jemand Bekanntes, {seat}</translation>
    </message>
</context>
<context>
    <name>SessionCards</name>
    <message>
        <source>What would you like to do?</source>
        <translation>Was soll es sein?</translation>
    </message>
</context>
<context>
    <name>SessionChoice</name>
    <message>
        <source>Copy and edit</source>
        <translation>Kopieren und ändern</translation>
    </message>
    <message>
        <source>Change roles</source>
        <translation>Rollen tauschen</translation>
    </message>
    <message>
        <source>All {n}</source>
        <translation>Alle {n}</translation>
    </message>
    <message>
        <source>What would you like to do?</source>
        <translation>Was soll es sein?</translation>
    </message>
</context>
<context>
    <name>SessionFlow</name>
    <message>
        <source>You</source>
        <translation>Du</translation>
    </message>
    <message>
        <source>A, on the left</source>
        <translation>A, links</translation>
    </message>
    <message>
        <source>B, on the right</source>
        <translation>B, rechts</translation>
    </message>
    <message>
        <source>All right, another day. Nothing was kept.</source>
        <translation>Gut, ein andermal. Nichts wurde aufgehoben.</translation>
    </message>
    <message>
        <source>The session cannot begin: {why}</source>
        <translation>Die Sitzung kann nicht beginnen: {why}</translation>
    </message>
    <message>
        <source>Ada</source>
        <translation>Ada</translation>
    </message>
    <message>
        <source>Ben</source>
        <translation>Ben</translation>
    </message>
    <message>
        <source>Two simulated hearts. Their first two minutes, which were quiet, are over already.</source>
        <translation>Zwei simulierte Herzen. Ihre ersten zwei Minuten waren ruhig und sind schon vorbei.</translation>
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
        <source>What was recorded is safe.</source>
        <translation>Was aufgezeichnet wurde, ist sicher.</translation>
    </message>
    <message>
        <source>The session stopped: {why}. {safe}</source>
        <translation>Die Sitzung ist abgebrochen: {why}. {safe}</translation>
    </message>
    <message>
        <source>Everything up to now is saved.</source>
        <translation>Alles bis jetzt ist gespeichert.</translation>
    </message>
    <message>
        <source>End the session and close hrvsync?</source>
        <translation>Sitzung beenden und hrvsync schließen?</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Leave, and lose what is not on the disk?</source>
        <translation>Verlassen und verlieren, was nicht auf dem Datenträger ist?</translation>
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
        <source>The first minute is safe.</source>
        <translation>Die erste Minute ist sicher.</translation>
    </message>
    <message>
        <source>All {n} minutes are safe.</source>
        <translation>Alle {n} Minuten sind sicher.</translation>
    </message>
</context>
<context>
    <name>SessionLine</name>
    <message>
        <source>Heart rates over the session</source>
        <translation>Herzfrequenzen über die Sitzung</translation>
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
        <source>{n} {n:phase|phases} and {m} {m:mark|marks} up to {time}.</source>
        <translation>{n} {n:Phase|Phasen} und {m} {m:Marke|Marken} bis {time}.</translation>
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
        <source>A tone rises and falls with your heart</source>
        <translation>Ein Ton steigt und fällt mit deinem Herzen</translation>
    </message>
    <message>
        <source>The tones go with the disc again</source>
        <translation>Die Töne gehen wieder mit der Scheibe</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Yes  ·  B</source>
        <translation>Ja  ·  B</translation>
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
        <source>End it at once, without a question</source>
        <translation>Sofort beenden, ohne Rückfrage</translation>
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
        <source>Let a tone rise and fall with your heart</source>
        <translation>Einen Ton mit dem Herzen steigen und fallen lassen</translation>
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
    <message>
        <source>Soft tones go with the pacer and begin each phase</source>
        <translation>Leise Töne begleiten die Scheibe und den Beginn jeder Phase</translation>
    </message>
    <message>
        <source>Both of you are up.</source>
        <translation>Bei euch beiden schlägt das Herz schneller.</translation>
    </message>
    <message>
        <source>Breathe together for a minute?</source>
        <translation>Eine Minute zusammen atmen?</translation>
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
        <source>Offer to breathe together</source>
        <translation>Gemeinsames Atmen anbieten</translation>
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
        <source>When both have been up for a minute.</source>
        <translation>Wenn bei beiden das Herz seit einer Minute schneller schlägt.</translation>
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
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Where they lie</source>
        <translation>Wo sie liegen</translation>
    </message>
    <message>
        <source>{n} %</source>
        <translation>{n} %</translation>
    </message>
    <message>
        <source>The lab</source>
        <translation>Labor</translation>
    </message>
    <message>
        <source>Who you are</source>
        <translation>Wer ihr seid</translation>
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
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Pacemaker or arrhythmia</source>
        <translation>Schrittmacher, Arrhythmie</translation>
    </message>
    <message>
        <source>as the session says</source>
        <translation>wie es die Sitzung vorsieht</translation>
    </message>
    <message>
        <source>Children breathe quicker: the spectrum&apos;s bands follow the breath.</source>
        <translation>Kinder atmen schneller: Die Bänder des Spektrums folgen dem Atem.</translation>
    </message>
    <message>
        <source>Where sessions have roles, this person gets this one.</source>
        <translation>Wo Sitzungen Rollen haben, bekommt diese Person diese.</translation>
    </message>
    <message>
        <source>Breathing works as ever; states are not shown, they would mean little.</source>
        <translation>Atmen geht wie immer; Zustände werden nicht gezeigt, sie sagten wenig aus.</translation>
    </message>
    <message>
        <source>{n} {n:recording|recordings}</source>
        <translation>{n} {n:Aufzeichnung|Aufzeichnungen}</translation>
    </message>
    <message>
        <source>{folder}: {recordings}. On this computer only.</source>
        <translation>{folder}: {recordings}. Nur auf diesem Computer.</translation>
    </message>
    <message>
        <source>Send to the lab</source>
        <translation>Ans Labor senden</translation>
    </message>
    <message>
        <source>Take in from the lab</source>
        <translation>Vom Labor aufnehmen</translation>
    </message>
    <message>
        <source>OSC address</source>
        <translation>OSC-Adresse</translation>
    </message>
    <message>
        <source>The part of hrvsync that speaks LSL is not installed.</source>
        <translation>Der Teil von hrvsync, der LSL spricht, ist nicht installiert.</translation>
    </message>
    <message>
        <source>This is no address: write HOST:PORT, as 127.0.0.1:9000. It is not kept.</source>
        <translation>Das ist keine Adresse: HOST:PORT schreiben, etwa 127.0.0.1:9000. Es wird nicht behalten.</translation>
    </message>
    <message>
        <source>By LSL, on the local network, unencrypted, without names.</source>
        <translation>Über LSL, im lokalen Netz, unverschlüsselt, ohne Namen.</translation>
    </message>
    <message>
        <source>Streams stand beside straps; markers become marks.</source>
        <translation>Datenströme stehen neben den Gurten; Marker werden übernommen.</translation>
    </message>
    <message>
        <source>Also by OSC, to HOST:PORT; empty: no.</source>
        <translation>Auch über OSC, an HOST:PORT; leer: nein.</translation>
    </message>
    <message>
        <source>About hrvsync</source>
        <translation>Über hrvsync</translation>
    </message>
    <message>
        <source>I accompany others in their sessions</source>
        <translation>Ich begleite andere in ihren Sitzungen</translation>
    </message>
    <message>
        <source>Then private notes are at hand after every session.</source>
        <translation>Dann sind nach jeder Sitzung private Notizen zur Hand.</translation>
    </message>
</context>
<context>
    <name>SideBySide</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Looking at them ...</source>
        <translation>Werden angesehen ...</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>No two evenings are alike: sleep, work and weather are in them, too.</source>
        <translation>Kein Abend ist wie der andere: Schlaf, Arbeit und Wetter stecken auch darin.</translation>
    </message>
    <message>
        <source>What the blocks mean</source>
        <translation>Was die Blöcke bedeuten</translation>
    </message>
    <message>
        <source>not known of this session</source>
        <translation>von dieser Sitzung nicht bekannt</translation>
    </message>
</context>
<context>
    <name>StrapBar</name>
    <message>
        <source>Heartbeats</source>
        <translation>Herzschläge</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>Abnehmen</translation>
    </message>
</context>
<context>
    <name>StrapTray</name>
    <message>
        <source>Straps in sight</source>
        <translation>Gurte in Sicht</translation>
    </message>
    <message>
        <source>The arrows left and right give the chosen strap to that seat.</source>
        <translation>Die Pfeiltasten links und rechts geben den gewählten Gurt diesem Platz.</translation>
    </message>
</context>
<context>
    <name>SummaryView</name>
    <message>
        <source>Looking at it again ...</source>
        <translation>Wird noch einmal angesehen ...</translation>
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
        <source>Numbers</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>, {n} corrected by hand</source>
        <translation>, {n} von Hand korrigiert</translation>
    </message>
    <message>
        <source>, beats of a pulse wave (PRV, not HRV)</source>
        <translation>, Schläge einer Pulswelle (PRV, nicht HRV)</translation>
    </message>
    <message>
        <source>These are states of bodies, not of a relationship.</source>
        <translation>Das sind Zustände von Körpern, nicht einer Beziehung.</translation>
    </message>
    <message>
        <source>, heart rate only (pacemaker or rhythm disorder)</source>
        <translation>, nur die Herzfrequenz (Herzschrittmacher oder Rhythmusstörung)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>The session from beginning to end</source>
        <translation>Die Sitzung von Anfang bis Ende</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Watch again</source>
        <translation>Noch einmal ansehen</translation>
    </message>
    <message>
        <source>Correct beats</source>
        <translation>Schläge korrigieren</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Two simulated hearts. Nothing of it is kept.</source>
        <translation>Zwei simulierte Herzen. Davon wird nichts behalten.</translation>
    </message>
    <message>
        <source>Compare yourself with your own days only: age, posture and rate move these numbers.</source>
        <translation>Nur mit den eigenen Tagen vergleichen: Alter, Haltung und Tempo bewegen diese Zahlen.</translation>
    </message>
    <message>
        <source>What the blocks mean</source>
        <translation>Was die Blöcke bedeuten</translation>
    </message>
    <message>
        <source>Nobody has a name here: say who it was ...</source>
        <translation>Hier hat niemand einen Namen: sagt, wer es war ...</translation>
    </message>
    <message>
        <source>Writing the names ...</source>
        <translation>Die Namen werden geschrieben ...</translation>
    </message>
    <message>
        <source>They cannot be named: {why}</source>
        <translation>Die Namen lassen sich nicht schreiben: {why}</translation>
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
    <message>
        <source>Cancelling ...</source>
        <translation>Wird abgebrochen ...</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Three hints for the first time</source>
        <translation>Drei Hinweise für das erste Mal</translation>
    </message>
    <message>
        <source>{n} of {of}</source>
        <translation>{n} von {of}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>For experts</source>
        <translation>Für Fachleute</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Noch einmal prüfen</translation>
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
        <source>Checking ...</source>
        <translation>Wird geprüft ...</translation>
    </message>
    <message>
        <source>What helps</source>
        <translation>Was hilft</translation>
    </message>
</context>
<context>
    <name>Wearing</name>
    <message>
        <source>Is this {name}&apos;s strap?</source>
        <translation>Ist das der Gurt von {name}?</translation>
    </message>
    <message>
        <source>Is it this strap?</source>
        <translation>Ist es dieser Gurt?</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Two hearts,
one quiet screen.</source>
        <translation>Zwei Herzen,
ein ruhiges Bild.</translation>
    </message>
    <message>
        <source>Breathe together and see how your bodies settle, wander and find back to each other.</source>
        <translation>Atmet gemeinsam und seht, wie eure Körper zur Ruhe kommen, abschweifen und wieder zueinander finden.</translation>
    </message>
    <message>
        <source>With a simulated couple: no strap needed, nothing is kept.</source>
        <translation>Mit einem simulierten Paar: ohne Gurt, und nichts wird gespeichert.</translation>
    </message>
    <message>
        <source>Put a strap on each</source>
        <translation>Beide legen einen Gurt an</translation>
    </message>
    <message>
        <source>Wet it first. Most chest straps will do.</source>
        <translation>Vorher anfeuchten. Fast jeder Brustgurt passt.</translation>
    </message>
    <message>
        <source>Sit as you like</source>
        <translation>Setzt euch, wie ihr mögt</translation>
    </message>
    <message>
        <source>Two quiet minutes to arrive.</source>
        <translation>Zwei ruhige Minuten zum Ankommen.</translation>
    </message>
    <message>
        <source>Follow the disc</source>
        <translation>Folgt der Scheibe</translation>
    </message>
    <message>
        <source>Small, easy breaths. Stop when you like.</source>
        <translation>Kleine, leichte Atemzüge. Aufhören könnt ihr jederzeit.</translation>
    </message>
    <message>
        <source>Three steps</source>
        <translation>Drei Schritte</translation>
    </message>
</context>
<context>
    <name>_Chips</name>
    <message>
        <source>in sight</source>
        <translation>in Sicht</translation>
    </message>
</context>
<context>
    <name>phrases</name>
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
        <source>Choose what to mark</source>
        <translation>Aussuchen, was markiert wird</translation>
    </message>
    <message>
        <source>Marked: {what} at {time}</source>
        <translation>Markiert: {what} bei {time}</translation>
    </message>
    <message>
        <source>Add words</source>
        <translation>Worte dazu</translation>
    </message>
    <message>
        <source>Removed: {what} at {time}</source>
        <translation>Entfernt: {what} bei {time}</translation>
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
        <source>breathe in</source>
        <translation>einatmen</translation>
    </message>
    <message>
        <source>A disc to breathe with</source>
        <translation>Eine Scheibe zum Mitatmen</translation>
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
        <source>Heart rate of the last 2 minutes</source>
        <translation>Herzfrequenz der letzten 2 Minuten</translation>
    </message>
    <message>
        <source>No heart beats in the last 2 minutes.</source>
        <translation>Keine Herzschläge in den letzten 2 Minuten.</translation>
    </message>
    <message>
        <source>In the last 2 minutes between {low} and {high} bpm; {odd} {odd:irregular beat or artefact|irregular beats or artefacts}.</source>
        <translation>In den letzten 2 Minuten zwischen {low} und {high}/min; {odd} {odd:unregelmäßiger Schlag oder Artefakt|unregelmäßige Schläge oder Artefakte}.</translation>
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
        <translation>Spektrum der Schlagabstände: am höchsten bei {hz} Hz, {n} Schwankungen pro Minute. {powers}</translation>
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
        <source>your heart over the disc</source>
        <translation>dein Herz über der Scheibe</translation>
    </message>
    <message>
        <source>your heart</source>
        <translation>dein Herz</translation>
    </message>
    <message>
        <source>in</source>
        <translation>ein</translation>
    </message>
    <message>
        <source>out</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>the disc</source>
        <translation>die Scheibe</translation>
    </message>
    <message>
        <source>Your heart and the disc in the last minute</source>
        <translation>Dein Herz und die Scheibe in der letzten Minute</translation>
    </message>
    <message>
        <source>A shape that opens as your heart swings</source>
        <translation>Eine Form, die sich mit der Schwankung deines Herzens öffnet</translation>
    </message>
    <message>
        <source>{n} bpm</source>
        <translation>{n}/min</translation>
    </message>
    <message>
        <source>usual range: {n} of {of} sessions</source>
        <translation>üblicher Bereich: {n} von {of} Mal</translation>
    </message>
    <message>
        <source>shaded: your usual range</source>
        <translation>getönt: dein üblicher Bereich</translation>
    </message>
    <message>
        <source>Swing</source>
        <translation>Schwankung</translation>
    </message>
    <message>
        <source>Coherence</source>
        <translation>Kohärenz</translation>
    </message>
    <message>
        <source>on its way</source>
        <translation>auf dem Weg</translation>
    </message>
    <message>
        <source>one clear wave</source>
        <translation>eine klare Welle</translation>
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
        <source>Deleting {file} ...</source>
        <translation>{file} wird gelöscht ...</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
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
        <source>Backspace</source>
        <translation>Rücktaste</translation>
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
        <translation>Nächste Phase</translation>
    </message>
    <message>
        <source>Breathe together for a minute</source>
        <translation>Eine Minute gemeinsam atmen</translation>
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
        <source>Breathe together</source>
        <translation>Gemeinsam atmen</translation>
    </message>
    <message>
        <source>Small, easy breaths. Stop if you feel dizzy.</source>
        <translation>Kleine, leichte Atemzüge. Hört auf, wenn euch schwindlig wird.</translation>
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
        <translation>Herzfrequenzen der letzten Minute, jede um ihren eigenen Median</translation>
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
    <message>
        <source>States of {name}</source>
        <translation>Zustände von {name}</translation>
    </message>
    <message>
        <source>Good morning, {names}.</source>
        <translation>Guten Morgen, {names}.</translation>
    </message>
    <message>
        <source>Good morning.</source>
        <translation>Guten Morgen.</translation>
    </message>
    <message>
        <source>Good afternoon, {names}.</source>
        <translation>Guten Tag, {names}.</translation>
    </message>
    <message>
        <source>Good afternoon.</source>
        <translation>Guten Tag.</translation>
    </message>
    <message>
        <source>Good evening, {names}.</source>
        <translation>Guten Abend, {names}.</translation>
    </message>
    <message>
        <source>Good evening.</source>
        <translation>Guten Abend.</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>settled</source>
        <translation>ruhig</translation>
    </message>
    <message>
        <source>lively</source>
        <translation>lebhaft</translation>
    </message>
    <message>
        <source>up</source>
        <translation>schneller</translation>
    </message>
    <message>
        <source>a dot a minute, in order</source>
        <translation>ein Punkt pro Minute, der Reihe nach</translation>
    </message>
    <message>
        <source>a dot is {n} minutes, in order</source>
        <translation>ein Punkt sind {n} Minuten, der Reihe nach</translation>
    </message>
    <message>
        <source>I agree</source>
        <translation>Ich bin einverstanden</translation>
    </message>
    <message>
        <source>{name}: I agree</source>
        <translation>{name}: Ich bin einverstanden</translation>
    </message>
    <message>
        <source>Not today</source>
        <translation>Heute nicht</translation>
    </message>
    <message>
        <source>{name}: not today</source>
        <translation>{name}: heute nicht</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>{name}: take back</source>
        <translation>{name}: zurücknehmen</translation>
    </message>
    <message>
        <source>agreed just now</source>
        <translation>hat gerade zugestimmt</translation>
    </message>
    <message>
        <source>{n} beats wait for you</source>
        <translation>{n} Schläge warten auf dich</translation>
    </message>
    <message>
        <source>bpm</source>
        <translation>/min</translation>
    </message>
    <message>
        <source>Intervals in ms: {list}</source>
        <translation>Intervalle in ms: {list}</translation>
    </message>
    <message>
        <source>{name} begins {n} s later</source>
        <translation>{name} beginnt {n} s später</translation>
    </message>
    <message>
        <source>{name} begins {n} s earlier</source>
        <translation>{name} beginnt {n} s früher</translation>
    </message>
    <message>
        <source>{n} beats from {least} to {most} ms</source>
        <translation>{n} Schläge von {least} bis {most} ms</translation>
    </message>
    <message>
        <source>gap</source>
        <translation>Lücke</translation>
    </message>
    <message>
        <source>Cancelled; everything is as it was.</source>
        <translation>Abgebrochen; alles ist wie vorher.</translation>
    </message>
    <message>
        <source>The private notes cannot be saved ({why}).</source>
        <translation>Die privaten Notizen lassen sich nicht speichern ({why}).</translation>
    </message>
    <message>
        <source>Practitioner</source>
        <translation>Begleitung</translation>
    </message>
    <message>
        <source>Practitioner&apos;s view, or back</source>
        <translation>Ansicht der Begleitung, oder zurück</translation>
    </message>
    <message>
        <source>on your own</source>
        <translation>allein weiter</translation>
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
        <source>When the disc moves, breathe with it: in as it grows, out as it shrinks. Small, easy breaths.</source>
        <translation>Wenn sich die Scheibe bewegt, atmet mit ihr: ein, wenn sie wächst, aus, wenn sie kleiner wird. Kleine, leichte Atemzüge.</translation>
    </message>
    <message>
        <source>Below it stands one sentence about the two of you. In the first minutes it is still silent.</source>
        <translation>Darunter steht ein Satz über euch beide. In den ersten Minuten schweigt er noch.</translation>
    </message>
    <message>
        <source>Below it stands one sentence about you. In the first minutes it is still silent.</source>
        <translation>Darunter steht ein Satz über dich. In den ersten Minuten schweigt er noch.</translation>
    </message>
    <message>
        <source>Space pauses, M keeps a moment, Esc ends the session. F1 shows all keys.</source>
        <translation>Die Leertaste hält an, M merkt einen Moment vor, Esc beendet die Sitzung. F1 zeigt alle Tasten.</translation>
    </message>
    <message>
        <source>1 session</source>
        <translation>1 Sitzung</translation>
    </message>
    <message>
        <source>{n} sessions</source>
        <translation>{n} Sitzungen</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>Übung</translation>
    </message>
    <message>
        <source>in thirteen weeks</source>
        <translation>in dreizehn Wochen</translation>
    </message>
    <message>
        <source>Days off are part of it.</source>
        <translation>Freie Tage gehören dazu.</translation>
    </message>
    <message>
        <source>mornings</source>
        <translation>morgens</translation>
    </message>
    <message>
        <source>daytime</source>
        <translation>tagsüber</translation>
    </message>
    <message>
        <source>evenings</source>
        <translation>abends</translation>
    </message>
    <message>
        <source>mostly {when}</source>
        <translation>meist {when}</translation>
    </message>
    <message>
        <source>{who} steadied {other}</source>
        <translation>{who} gab {other} Halt</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>No quiet reading of one person alone yet: a morning reading of a minute or more makes one.</source>
        <translation>Noch keine ruhige Messung einer Person allein: eine Morgenmessung von einer Minute oder mehr ist eine.</translation>
    </message>
    <message>
        <source>Morning readings</source>
        <translation>Morgenmessungen</translation>
    </message>
    <message>
        <source>Morning RMSSD</source>
        <translation>RMSSD am Morgen</translation>
    </message>
    <message>
        <source>Morning heart rate</source>
        <translation>Herzfrequenz am Morgen</translation>
    </message>
    <message>
        <source>Baseline: {n} of 7 readings. Your own range shows from the seventh on.</source>
        <translation>Grundlage: {n} von 7 Messungen. Dein eigener Bereich zeigt sich ab der siebten.</translation>
    </message>
    <message>
        <source>within your range</source>
        <translation>in deinem Bereich</translation>
    </message>
    <message>
        <source>below your range</source>
        <translation>unter deinem Bereich</translation>
    </message>
    <message>
        <source>above your range</source>
        <translation>über deinem Bereich</translation>
    </message>
    <message>
        <source>{n} ms over the last week.</source>
        <translation>{n} ms in der letzten Woche.</translation>
    </message>
    <message>
        <source>{n} a minute over the last week.</source>
        <translation>{n} pro Minute in der letzten Woche.</translation>
    </message>
    <message>
        <source>Shaded, your range: {low} to {high}, from {n} readings of 60 days.</source>
        <translation>Getönt dein Bereich: {low} bis {high}, aus {n} Messungen von 60 Tagen.</translation>
    </message>
    <message>
        <source>Higher is not better in itself.</source>
        <translation>Höher ist nicht von selbst besser.</translation>
    </message>
    <message>
        <source>RMSSD as {app} measured it (ms)</source>
        <translation>RMSSD, wie {app} sie gemessen hat (ms)</translation>
    </message>
    <message>
        <source>Measured by {app}, in its own way: beside your readings, never among them.</source>
        <translation>Von {app} auf eigene Weise gemessen: neben deinen Messungen, nie unter ihnen.</translation>
    </message>
    <message>
        <source>{n} recordings are in the bin, for 30 days.</source>
        <translation>{n} Aufnahmen liegen im Papierkorb, 30 Tage lang.</translation>
    </message>
    <message>
        <source>dampened</source>
        <translation>gedämpft</translation>
    </message>
    <message>
        <source>{name} up</source>
        <translation>{name}: Herz schneller</translation>
    </message>
    <message>
        <source>{name} unsettled</source>
        <translation>{name} unruhig</translation>
    </message>
    <message>
        <source>a shift in both</source>
        <translation>Änderung in beiden</translation>
    </message>
    <message>
        <source>both up</source>
        <translation>beide: Herz schneller</translation>
    </message>
    <message>
        <source>settled again</source>
        <translation>wieder ruhig</translation>
    </message>
    <message>
        <source>Steadied and repaired</source>
        <translation>Halt gegeben und wieder gefunden</translation>
    </message>
    <message>
        <source>from {at}, one minute</source>
        <translation>ab {at}, eine Minute</translation>
    </message>
    <message>
        <source>Phase by phase</source>
        <translation>Phase für Phase</translation>
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
        <source>after</source>
        <translation>nachher</translation>
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
        <source>Report to read</source>
        <translation>Bericht zum Lesen</translation>
    </message>
    <message>
        <source>Report to print</source>
        <translation>Bericht zum Drucken</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Exported to {file}. {lost}</source>
        <translation>Exportiert nach {file}. {lost}</translation>
    </message>
    <message>
        <source>Exporting to {file} ...</source>
        <translation>Export nach {file} ...</translation>
    </message>
    <message>
        <source>It cannot be exported: {why}</source>
        <translation>Exportieren ist nicht möglich: {why}</translation>
    </message>
    <message>
        <source>{file} is there already; choose another folder, or move it away.</source>
        <translation>{file} liegt dort schon; bitte einen anderen Ordner wählen oder die Datei weglegen.</translation>
    </message>
    <message>
        <source>{n} recordings are exported to {folder}.</source>
        <translation>{n} Aufnahmen sind nach {folder} exportiert.</translation>
    </message>
    <message>
        <source>Exporting ...</source>
        <translation>Wird exportiert ...</translation>
    </message>
    <message>
        <source>Export to this folder</source>
        <translation>In diesen Ordner exportieren</translation>
    </message>
    <message>
        <source>These change slowly and for many reasons; none of them is a grade of the two of you.</source>
        <translation>Diese Werte ändern sich langsam und aus vielen Gründen; keiner ist eine Note für euch beide.</translation>
    </message>
    <message>
        <source>Weeks and days are counted back from the last session, {day}.</source>
        <translation>Wochen und Tage zählen von der letzten Sitzung zurück, {day}.</translation>
    </message>
    <message>
        <source>Compare yourself with your own days only. Sleep, coffee, posture, a cold: many things move these.</source>
        <translation>Nur mit den eigenen Tagen vergleichen. Schlaf, Kaffee, Haltung, ein Schnupfen: Vieles bewegt diese Zahlen.</translation>
    </message>
    <message>
        <source>Looking for recordings ...</source>
        <translation>Aufzeichnungen werden gesucht ...</translation>
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
        <source>A backup that is damaged or not where it was may still hold {name}; delete it yourself: {files}.</source>
        <translation>Eine Sicherung, die beschädigt oder nicht mehr an ihrem Ort ist, kann {name} noch enthalten; lösche sie selbst: {files}.</translation>
    </message>
    <message>
        <source>Texts and files that you did not tick may still name {name}.</source>
        <translation>Texte und Dateien ohne Häkchen nennen vielleicht noch {name}.</translation>
    </message>
    <message>
        <source>Not everything could be deleted: {why}. Delete again, and it goes on where it stopped.</source>
        <translation>Nicht alles konnte gelöscht werden: {why}. Lösche noch einmal, dann geht es dort weiter.</translation>
    </message>
    <message>
        <source>usable {n} %</source>
        <translation>{n} % nutzbar</translation>
    </message>
    <message>
        <source>{rate} a minute: swing {n} bpm</source>
        <translation>{rate} pro Minute: Schwankung {n} pro Minute</translation>
    </message>
    <message>
        <source>Best by</source>
        <translation>Am besten nach</translation>
    </message>
    <message>
        <source>no rate stands out</source>
        <translation>kein Tempo hebt sich ab</translation>
    </message>
    <message>
        <source>{n} breaths a minute</source>
        <translation>{n} Atemzüge pro Minute</translation>
    </message>
    <message>
        <source>a minute</source>
        <translation>pro Minute</translation>
    </message>
    <message>
        <source>Swing of the heart by rate</source>
        <translation>Schwankung des Herzens je Tempo</translation>
    </message>
    <message>
        <source>Which rate is best by which criterion</source>
        <translation>Welches Tempo nach welchem Kriterium am besten ist</translation>
    </message>
    <message>
        <source>The rate you share</source>
        <translation>Euer gemeinsames Tempo</translation>
    </message>
    <message>
        <source>A faint dot is one breath. More swing is not better in itself: it depends on age and posture, so each is compared with themselves only. One session says little: try it again another day.</source>
        <translation>Ein blasser Punkt ist ein Atemzug. Mehr Schwankung ist nicht an sich besser: sie hängt von Alter und Haltung ab, darum wird jeder nur mit sich selbst verglichen. Eine Sitzung sagt wenig: versucht es an einem anderen Tag noch einmal.</translation>
    </message>
    <message>
        <source>Stay at {n}; try again another day.</source>
        <translation>Es bleibt bei {n}; ein anderer Tag sagt mehr.</translation>
    </message>
    <message>
        <source>Next time the disc begins at {n} a minute.</source>
        <translation>Beim nächsten Mal beginnt die Scheibe bei {n} pro Minute.</translation>
    </message>
    <message>
        <source>Use {n} next time</source>
        <translation>Nächstes Mal {n}</translation>
    </message>
    <message>
        <source>Stay at {n}</source>
        <translation>Bei {n} bleiben</translation>
    </message>
    <message>
        <source>No rate stands out for both of you.</source>
        <translation>Für euch beide hebt sich kein Tempo ab.</translation>
    </message>
    <message>
        <source>{name} does without {n} % of the largest swing.</source>
        <translation>{name} verzichtet auf {n} % der größten Schwankung.</translation>
    </message>
    <message>
        <source>It costs {name} nothing.</source>
        <translation>Es kostet {name} nichts.</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} bis {high}</translation>
    </message>
    <message>
        <source>No rate stands out for {name}.</source>
        <translation>Für {name} hebt sich kein Tempo ab.</translation>
    </message>
    <message>
        <source>{low} and {high} are too near to tell apart.</source>
        <translation>{low} und {high} liegen zu nah beieinander, um sie zu unterscheiden.</translation>
    </message>
    <message>
        <source>{n} of {of} point to {rate}.</source>
        <translation>{n} von {of} sprechen für {rate}.</translation>
    </message>
    <message>
        <source>largest swing</source>
        <translation>größte Schwankung</translation>
    </message>
    <message>
        <source>smoothest wave</source>
        <translation>glatteste Welle</translation>
    </message>
    <message>
        <source>heart and breath together</source>
        <translation>Herz und Atem zugleich</translation>
    </message>
    <message>
        <source>highest peak</source>
        <translation>höchster Gipfel</translation>
    </message>
    <message>
        <source>most power</source>
        <translation>meiste Leistung</translation>
    </message>
    <message>
        <source>fewest peaks</source>
        <translation>wenigste Gipfel</translation>
    </message>
    <message>
        <source>Breath pacers</source>
        <translation>Atemtaktgeber</translation>
    </message>
    <message>
        <source>Heart rate, bpm</source>
        <translation>Herzschläge je Minute</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>× irregular or artefact</source>
        <translation>× unregelmäßig oder Störung</translation>
    </message>
    <message>
        <source>Moving together in the last 10 minutes</source>
        <translation>Gleichklang in den letzten 10 Minuten</translation>
    </message>
    <message>
        <source>each around their own middle, last 60 s</source>
        <translation>jede um ihre eigene Mitte, letzte 60 s</translation>
    </message>
    <message>
        <source>Moving together</source>
        <translation>Gleichklang</translation>
    </message>
    <message>
        <source>you two</source>
        <translation>ihr zwei</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Jetzt nicht</translation>
    </message>
    <message>
        <source>This reading</source>
        <translation>Diese Messung</translation>
    </message>
    <message>
        <source>Give each person a name of their own.</source>
        <translation>Gebt jeder Person einen eigenen Namen.</translation>
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
        <source>Infants take part in sessions for research only: choose one of those.</source>
        <translation>Säuglinge nehmen nur an Sitzungen für die Forschung teil: wählt eine davon.</translation>
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
        <source>In the session {name}&apos;s strap is still looked for; from its first beat on {name} is there.</source>
        <translation>In der Sitzung wird der Gurt von {name} weiter gesucht; ab seinem ersten Schlag ist {name} dabei.</translation>
    </message>
    <message>
        <source>Names can wait: without one you are A on the left, B on the right.</source>
        <translation>Namen haben Zeit: Ohne Namen heißt ihr A (links) und B (rechts).</translation>
    </message>
    <message>
        <source>Your name can wait: without one you are A, and no range of yours is known.</source>
        <translation>Dein Name hat Zeit: Ohne Namen heißt du A, und dein eigener Bereich bleibt unbekannt.</translation>
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
        <source>Put a strap here: then you see whose heart beats. Wrong one? Drag it to the other seat.</source>
        <translation>Einen Gurt hierher: Dann zeigt sich, wessen Herz schlägt. Der falsche? Auf den anderen Platz ziehen.</translation>
    </message>
    <message>
        <source>Wet the electrodes, close other apps that use the strap, sit within two metres.</source>
        <translation>Elektroden anfeuchten, andere Apps mit diesem Gurt schließen, höchstens zwei Meter entfernt sitzen.</translation>
    </message>
    <message>
        <source>You can begin now: {name} joins as soon as the strap is there.</source>
        <translation>Ihr könnt schon beginnen: {name} kommt dazu, sobald der Gurt da ist.</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>{name}, own view</source>
        <translation>{name}, eigene Sicht</translation>
    </message>
    <message>
        <source>of {time}</source>
        <translation>von {time}</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>{a} to {b}</source>
        <translation>{a} bis {b}</translation>
    </message>
    <message>
        <source>One minute around now</source>
        <translation>Eine Minute um jetzt</translation>
    </message>
    <message>
        <source>heart rate, bpm</source>
        <translation>Herzfrequenz, /min</translation>
    </message>
    <message>
        <source>As it was seen then</source>
        <translation>So war es damals zu sehen</translation>
    </message>
    <message>
        <source>as it was seen then</source>
        <translation>wie es damals zu sehen war</translation>
    </message>
    <message>
        <source>At {time}</source>
        <translation>Bei {time}</translation>
    </message>
    <message>
        <source>more than by chance</source>
        <translation>mehr als durch Zufall</translation>
    </message>
    <message>
        <source>a little more than by chance</source>
        <translation>etwas mehr als durch Zufall</translation>
    </message>
    <message>
        <source>no more than by chance</source>
        <translation>nicht mehr als durch Zufall</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>noch nicht bekannt</translation>
    </message>
    <message>
        <source>{state} since {time}</source>
        <translation>{state} seit {time}</translation>
    </message>
    <message>
        <source>ms RMSSD</source>
        <translation>ms RMSSD</translation>
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
        <source>Replay</source>
        <translation>Wiedergabe</translation>
    </message>
    <message>
        <source>{name} (left) and {other} (right) become one recording</source>
        <translation>{name} (links) und {other} (rechts) werden eine Aufzeichnung</translation>
    </message>
    <message>
        <source>{both}, by the clocks of their files.</source>
        <translation>{both}, nach den Uhren ihrer Dateien.</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>BIDS folder</source>
        <translation>BIDS-Ordner</translation>
    </message>
    <message>
        <source>Choose a place ...</source>
        <translation>Ort wählen ...</translation>
    </message>
    <message>
        <source>report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Export {n} recordings</source>
        <translation>{n} Aufzeichnungen exportieren</translation>
    </message>
    <message>
        <source>Each becomes a file of its own, named as the recording.</source>
        <translation>Aus jeder wird eine eigene Datei mit dem Namen der Aufzeichnung.</translation>
    </message>
    <message>
        <source>Choose a folder ...</source>
        <translation>Ordner wählen ...</translation>
    </message>
    <message>
        <source>{name}, {minutes}</source>
        <translation>{name}, {minutes}</translation>
    </message>
</context>
</TS>
