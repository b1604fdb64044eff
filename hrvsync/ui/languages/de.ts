<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name></name>
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
        <source>Withdrawn</source>
        <translation>Zurückgezogen</translation>
    </message>
    <message>
        <source>variability down, heart not up</source>
        <translation>Variabilität niedriger, Herz nicht schneller</translation>
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
        <source>Waiting for a strap</source>
        <translation>Warten auf einen Gurt</translation>
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
        <translation>Schwung {n}/min</translation>
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
        <translation>Atem: aus dem Schwung des Herzens.</translation>
    </message>
    <message>
        <source>Breath uncertain: the heart&apos;s own slow wave outweighs it.</source>
        <translation>Atem unsicher: die eigene langsame Welle des Herzens überwiegt.</translation>
    </message>
    <message>
        <source>Breath uncertain: the heart shows no clear swing with it.</source>
        <translation>Atem unsicher: das Herz zeigt keinen klaren Schwung mit ihm.</translation>
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
        <source>Getting to know your rhythms: {n} s left</source>
        <translation>Eure Rhythmen werden ermittelt: noch {n} s</translation>
    </message>
    <message>
        <source>Not enough yet to say whether you move together</source>
        <translation>Noch zu wenig, um zu sagen, ob ihr im Gleichklang seid</translation>
    </message>
    <message>
        <source>Moving like breathing apart</source>
        <translation>Wie getrennt geatmet</translation>
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
        <source>more than the shared pacer explains</source>
        <translation>mehr, als der Takt erklärt</translation>
    </message>
    <message>
        <source>no more than the shared pacer explains</source>
        <translation>so viel, wie der Takt erklärt</translation>
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
        <source>Breathing to one pacer brings hearts together by itself.</source>
        <translation>Ein gemeinsamer Taktgeber bringt Herzen schon von selbst in Gleichklang.</translation>
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
        <translation>im Schritt, soweit die Gurte es sagen können</translation>
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
        <source>not both were back in their range by the end</source>
        <translation>bis zum Ende waren nicht beide wieder in ihrem Bereich</translation>
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
        <source>told apart from no change</source>
        <translation>von keiner Veränderung zu unterscheiden</translation>
    </message>
    <message>
        <source>could be no change</source>
        <translation>könnte auch keine Veränderung sein</translation>
    </message>
    <message>
        <source>Change a month: {change} ({low} to {high}), {sure}.</source>
        <translation>Veränderung im Monat: {change} ({low} bis {high}), {sure}.</translation>
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
</context>
<context>
    <name>Between</name>
    <message>
        <source>Between you</source>
        <translation>Zwischen euch</translation>
    </message>
    <message>
        <source>needs a settled baseline of both</source>
        <translation>braucht einen ruhigen Anfang von beiden</translation>
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
        <source>Begin</source>
        <translation>Beginnen</translation>
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
        <source>{n} breaths a minute</source>
        <translation>{n} Atemzüge pro Minute</translation>
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
        <source>Looking for straps. Put them on; moist electrodes wake them. Close other apps that use them.</source>
        <translation>Gurte werden gesucht. Legt sie an; feuchte Elektroden wecken sie. Schließt andere Apps, die sie benutzen.</translation>
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
        <source>Either of you can hide your numbers, pause or end at any time, and delete the recording afterwards.</source>
        <translation>Jede Person kann jederzeit ihre Zahlen verbergen, pausieren oder beenden und die Aufzeichnung danach löschen.</translation>
    </message>
    <message>
        <source>hrvsync is for relaxation, self-exploration and research. It is not a medical device and does not diagnose, treat or monitor any condition; numbers can be wrong. Do not use it to make health decisions. Breathe gently; stop if you feel dizzy, short of breath or unwell. Ask a clinician first if you are pregnant, have a heart rhythm disorder, a pacemaker, epilepsy, lung disease or panic attacks.</source>
        <translation>hrvsync dient der Entspannung, der Selbsterkundung und der Forschung. Es ist kein Medizinprodukt und diagnostiziert, behandelt oder überwacht keine Krankheit; Zahlen können falsch sein. Triff damit keine Entscheidungen über deine Gesundheit. Atme sanft; hör auf, wenn dir schwindlig, atemlos oder unwohl wird. Frag zuerst ärztlich nach bei Schwangerschaft, Herzrhythmusstörung, Herzschrittmacher, Epilepsie, Lungenkrankheit oder Panikattacken.</translation>
    </message>
    <message>
        <source>Synchrony is not a measure of love, honesty or the quality of a relationship. Not for arguments, not a lie detector, not for use with anyone who has not agreed.</source>
        <translation>Gleichklang ist kein Maß für Liebe, Ehrlichkeit oder die Güte einer Beziehung. Nicht für Streit, kein Lügendetektor, nicht für Menschen, die nicht zugestimmt haben.</translation>
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
        <source>Two hearts, one quiet screen. Everything stays on this computer.</source>
        <translation>Zwei Herzen, ein ruhiger Bildschirm. Alles bleibt auf diesem Computer.</translation>
    </message>
    <message>
        <source>Not a medical device. Describes bodies; says nothing about love or honesty.</source>
        <translation>Kein Medizinprodukt. Beschreibt Körper; sagt nichts über Liebe oder Ehrlichkeit.</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Colours: as the system</source>
        <translation>Farben: wie das System</translation>
    </message>
    <message>
        <source>Colours: dark</source>
        <translation>Farben: dunkel</translation>
    </message>
    <message>
        <source>Colours: light</source>
        <translation>Farben: hell</translation>
    </message>
    <message>
        <source>Less motion</source>
        <translation>Weniger Bewegung</translation>
    </message>
    <message>
        <source>Soft tones</source>
        <translation>Sanfte Töne</translation>
    </message>
    <message>
        <source>Tones need one more package: pip install &apos;hrvsync[sound]&apos;.</source>
        <translation>Töne brauchen ein weiteres Paket: pip install &apos;hrvsync[sound]&apos;.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>System language</source>
        <translation>Systemsprache</translation>
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
    <name>Partner</name>
    <message>
        <source>bpm</source>
        <translation>/min</translation>
    </message>
    <message>
        <source>ms RMSSD</source>
        <translation>ms RMSSD</translation>
    </message>
    <message>
        <source>hide</source>
        <translation>verbergen</translation>
    </message>
    <message>
        <source>Waiting for {name}&apos;s strap</source>
        <translation>Warten auf den Gurt von {name}</translation>
    </message>
    <message>
        <source>show</source>
        <translation>zeigen</translation>
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
        <source>clean {n} %</source>
        <translation>sauber {n} %</translation>
    </message>
    <message>
        <source>{name}: {hr} bpm, RMSSD {rmssd} ms. {state}. {meaning}</source>
        <translation>{name}: {hr}/min, RMSSD {rmssd} ms. {state}. {meaning}</translation>
    </message>
</context>
<context>
    <name>PhaseBar</name>
    <message>
        <source>Phases of the session</source>
        <translation>Phasen der Sitzung</translation>
    </message>
</context>
<context>
    <name>Playback</name>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Pause the recording</source>
        <translation>Aufzeichnung anhalten</translation>
    </message>
    <message>
        <source>To the previous phase or mark</source>
        <translation>Zur vorigen Phase oder Marke</translation>
    </message>
    <message>
        <source>To the previous phase or mark (Ctrl+←)</source>
        <translation>Zur vorigen Phase oder Marke (Strg+←)</translation>
    </message>
    <message>
        <source>To the next phase or mark</source>
        <translation>Zur nächsten Phase oder Marke</translation>
    </message>
    <message>
        <source>To the next phase or mark (Ctrl+→)</source>
        <translation>Zur nächsten Phase oder Marke (Strg+→)</translation>
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
        <source>Loop</source>
        <translation>Schleife</translation>
    </message>
    <message>
        <source>Repeat this phase or part</source>
        <translation>Diese Phase oder diesen Teil wiederholen</translation>
    </message>
    <message>
        <source>Repeat this phase (O), or a part: drag over the session line, or press [ and ]</source>
        <translation>Diese Phase wiederholen (O), oder einen Teil: über die Sitzungslinie ziehen, oder [ und ] drücken</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Play the recording</source>
        <translation>Aufzeichnung abspielen</translation>
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
        <source>Take off</source>
        <translation>Abnehmen</translation>
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
        <translation>Herzraten über die Sitzung</translation>
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
        <translation>Herzraten pro Minute</translation>
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
        <source>Breathe view  ·  D</source>
        <translation>Atemansicht  ·  D</translation>
    </message>
    <message>
        <source>Details  ·  D</source>
        <translation>Details  ·  D</translation>
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
        <source>Tones need one more package: pip install &apos;hrvsync[sound]&apos;.</source>
        <translation>Töne brauchen ein weiteres Paket: pip install &apos;hrvsync[sound]&apos;.</translation>
    </message>
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
        <source>{name}&apos;s numbers are shown</source>
        <translation>Zahlen von {name} sind sichtbar</translation>
    </message>
    <message>
        <source>Marked: {what} at {time}</source>
        <translation>Markiert: {what} bei {time}</translation>
    </message>
    <message>
        <source>All marks ...</source>
        <translation>Alle Marken ...</translation>
    </message>
    <message>
        <source>Next phase  ·  →</source>
        <translation>Weiter  ·  →</translation>
    </message>
    <message>
        <source>Numbers  ·  H</source>
        <translation>Zahlen  ·  H</translation>
    </message>
    <message>
        <source>Mark  ·  M</source>
        <translation>Marke  ·  M</translation>
    </message>
    <message>
        <source>Tones  ·  S</source>
        <translation>Töne  ·  S</translation>
    </message>
    <message>
        <source>Close  ·  Esc</source>
        <translation>Schließen  ·  Esc</translation>
    </message>
    <message>
        <source>End  ·  Esc</source>
        <translation>Ende  ·  Esc</translation>
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
        <source>Go on  ·  Space</source>
        <translation>Weiter  ·  Leertaste</translation>
    </message>
    <message>
        <source>Pause for both  ·  Space</source>
        <translation>Pause für beide  ·  Leertaste</translation>
    </message>
    <message>
        <source>Pause  ·  Space</source>
        <translation>Pause  ·  Leertaste</translation>
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
        <source>{name}&apos;s strap paused, trying again</source>
        <translation>Gurt von {name} schweigt, neuer Versuch läuft</translation>
    </message>
    <message>
        <source>{name}&apos;s strap reconnected</source>
        <translation>Gurt von {name} ist wieder verbunden</translation>
    </message>
    <message>
        <source>The marks cannot be kept beside the recording ({why}).</source>
        <translation>Die Marken können nicht neben der Aufzeichnung gespeichert werden ({why}).</translation>
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
    <name>StrapList</name>
    <message>
        <source>Straps in sight</source>
        <translation>Gurte in Sicht</translation>
    </message>
</context>
<context>
    <name>SummaryView</name>
    <message>
        <source>{title}: {length}</source>
        <translation>{title}: {length}</translation>
    </message>
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
        <translation>Dein Resonanztempo</translation>
    </message>
    <message>
        <source>In your own words</source>
        <translation>In euren eigenen Worten</translation>
    </message>
    <message>
        <source>Your words cannot be kept ({why}).</source>
        <translation>Eure Worte können nicht gespeichert werden ({why}).</translation>
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
        <source>after</source>
        <translation>nachher</translation>
    </message>
    <message>
        <source>breaths a minute</source>
        <translation>Atemzüge pro Minute</translation>
    </message>
    <message>
        <source>swing, bpm</source>
        <translation>Schwung, /min</translation>
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
        <source>Watch the hardest minute</source>
        <translation>Die schwierigste Minute ansehen</translation>
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
    <name>Together</name>
    <message>
        <source>Together</source>
        <translation>Gemeinsam</translation>
    </message>
    <message>
        <source>Breath and heart</source>
        <translation>Atem und Herz</translation>
    </message>
</context>
<context>
    <name>Weeks</name>
    <message>
        <source>These change slowly and for many reasons; none of them is a grade of the two of you.</source>
        <translation>Diese Werte ändern sich langsam und aus vielen Gründen; keiner ist eine Note für euch beide.</translation>
    </message>
    <message>
        <source>{n} sessions with it in 60 days; from six on the middle is told.</source>
        <translation>{n} Sitzungen damit in 60 Tagen; ab sechs wird die Mitte genannt.</translation>
    </message>
    <message>
        <source>Middle of {n} sessions in 60 days: {value} ({low} to {high}).</source>
        <translation>Mitte aus {n} Sitzungen in 60 Tagen: {value} ({low} bis {high}).</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Ada</source>
        <translation>Ada</translation>
    </message>
    <message>
        <source>Ben</source>
        <translation>Ben</translation>
    </message>
    <message>
        <source>Open a recording, or two of one person each</source>
        <translation>Eine Aufzeichnung öffnen, oder zwei von je einer Person</translation>
    </message>
    <message>
        <source>Opening {file} ...</source>
        <translation>{file} wird geöffnet ...</translation>
    </message>
    <message>
        <source>It cannot be deleted: {why}</source>
        <translation>Löschen ist nicht möglich: {why}</translation>
    </message>
    <message>
        <source>Deleted.</source>
        <translation>Gelöscht.</translation>
    </message>
    <message>
        <source>Something went wrong ({what}). The session and its recording go on.</source>
        <translation>Etwas ist schiefgegangen ({what}). Die Sitzung und ihre Aufzeichnung gehen weiter.</translation>
    </message>
    <message>
        <source>End the session and close hrvsync? Everything up to now is saved.</source>
        <translation>Sitzung beenden und hrvsync schließen? Alles bis jetzt ist gespeichert.</translation>
    </message>
    <message>
        <source>The session cannot begin: {why}</source>
        <translation>Die Sitzung kann nicht beginnen: {why}</translation>
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
        <source>The session stopped: {why}. What was recorded is safe.</source>
        <translation>Die Sitzung ist abgebrochen: {why}. Was aufgezeichnet wurde, ist sicher.</translation>
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
        <source>It cannot be exported: {why}</source>
        <translation>Exportieren ist nicht möglich: {why}</translation>
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
        <source>No copy can be made: {why}</source>
        <translation>Eine Kopie ist nicht möglich: {why}</translation>
    </message>
    <message>
        <source>Your own copy is {file}. Edit it with any text editor, then come back here.</source>
        <translation>Deine eigene Kopie ist {file}. Ändere sie mit einem beliebigen Texteditor, dann komm hierher zurück.</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weitermachen</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>Both settled, share of the time</source>
        <translation>Beide ruhig, Anteil der Zeit</translation>
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
        <source>Heart rates of the last minute, each around its own middle</source>
        <translation>Herzraten der letzten Minute, jede um ihre eigene Mitte</translation>
    </message>
    <message>
        <source>Mark this moment</source>
        <translation>Diesen Moment markieren</translation>
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
        <source>Space goes on</source>
        <translation>weiter mit der Leertaste</translation>
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
        <source>{name}
steadies</source>
        <translation>{name}
gibt Ruhe</translation>
    </message>
    <message>
        <source>both settled</source>
        <translation>beide ruhig</translation>
    </message>
    <message>
        <source>both activated</source>
        <translation>beide angeregt</translation>
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
        <translation>Herzrate</translation>
    </message>
    <message>
        <source>Heart rate of the last 2 minutes</source>
        <translation>Herzrate der letzten 2 Minuten</translation>
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
        <source>below your range</source>
        <translation>unter deinem Bereich</translation>
    </message>
    <message>
        <source>above</source>
        <translation>über</translation>
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
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete this recording and its notes for good?</source>
        <translation>Diese Aufzeichnung und ihre Notizen endgültig löschen?</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
</context>
</TS>
