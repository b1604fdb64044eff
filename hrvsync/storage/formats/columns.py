"""What the columns of a table are, by their names in many languages and spellings, and the units in them."""

import re
import unicodedata
from typing import Literal

import msgspec


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


INTERVAL = _words(
    "rr rri rris rrs rrinterval rrintervals rrint rrintervall rrintervalle rrintervalles intervallerr "
    "intervallesrr intervallorr intervallirr intervalorr intervalosrr rrintervalo rrintervalos rrintervallo "
    "rrintervalli rrinterwal interwalrr rrabstand rrabstande rrabstaende rrvali rrvalit rrafstand rravstand "
    "rrtime rrduration rrvalue rrvalues rrdata rrwert rrwerte rrzeit rtor rtorinterval r2r r2rinterval ibi ibis "
    "ibiinterval interbeat interbeatinterval interbeatintervals beattobeat beattobeatinterval b2b b2binterval bb "
    "bbi bbinterval ppi ppis pp ppinterval ppintervall ppintervals pulsetopulse pulsetopulseinterval "
    "pulseinterval peaktopeak peaktopeakinterval nn nni nnis nninterval nnintervals nnintervall nton ntoninterval "
    "n2n hp heartperiod cardiacperiod herzperiode herzschlagabstand schlagabstand ecartrr intervalrr "
    "ritmicaldistance rrинтервал rrинтервалы интервалrr кардиоинтервал кардиоинтервалы rr間隔 rr间期 "
    "rr间隔 rri間隔 rr간격 心拍間隔 心搏间期 심박간격"
)
BEAT = _words(
    "rpeak rpeaks rpeakindex rpeaktime rpeaktimes rpeakstime peak peaks peaktime peaktimes qrs qrstime qrstimes beat "
    "beats beattime beattimes heartbeat heartbeats heartbeattime heartbeattimes rzacke rzacken rzackenzeit "
    "rzackenzeitpunkt herzschlag herzschlage herzschlaege schlagzeit schlagzeitpunkt rwave rwaves rwavetime "
    "ecgrpeak ecgrpeaks ecgrpeaktime systolicpeak systolicpeaks pulsepeak pulsepeaks battement battements latido "
    "latidos picor picosr picr picsr"
)
"""Taken for the times of beats only where no column is named for RR intervals."""
PLAIN_INTERVAL = _words("interval intervals intervall intervalle intervalo intervalos intervallo intervalli")
"""Taken for RR intervals only where no other column is named for them."""
TIME = _words(
    "time zeit uhrzeit datum date datetime dateandtime timestamp timestamps zeitstempel zeitpunkt datumzeit "
    "tiempo hora fecha fechahora marcadetiempo temps heure horodatage horodate tempo ora data dataora dataehora "
    "tijd tijdstip tijdstempel czas godzina znacznikczasu aika kello pvm tid tidpunkt tidsstempel tidsstampel "
    "klokkeslett cas dato idő ido zaman tarih saat время дата датавремя 时间 時間 時刻 日時 "
    "日付 시간 시각 日期 t ts seconds second sec secs "
    "sekunden sekunde segundos secondes secondi sekunder s ms millis milliseconds millisekunden "
    "msec elapsed elapsedtime sincestart onset epoch epochtime epochms unix unixtime unixtimestamp unixms arrival "
    "arrivaltime received receivedat receivetime clock wallclock localtime utc utctime isotime iso8601 systemtime "
    "phonetime phonetimestamp recordingtime beattime rtime rpeaktime peaktime starttime offset relativetime "
    "reltime verstrichen"
)
TIME_WORDS = TIME | _words("phone system recording since start of day in from the local beat unix epoch elapsed")
DATE = _words("datum date fecha data дата 日付 日期 tarih pvm dato")
DAYTIME = _words(
    "time zeit uhrzeit hora heure ora tijd tijdstip czas godzina aika kello tid klokkeslett cas saat время 時刻 时间 "
    "時間 시각"
)
WALL = _words(
    "timestamp timestamps zeitstempel datetime dateandtime date datum fecha horodatage epoch epochms unix "
    "unixtime unixtimestamp unixms phonetimestamp arrival arrivaltime received receivedat arrivals datumzeit 日時 "
    "датавремя"
)
VALID = _words(
    "valid isvalid gultig gueltig istgultig valide valido valida ok good isgood use used usable normal rrvalid "
    "validrr rrok validity geldig wazny giltig"
)
WRONG = _words(
    "artifact artefact artefakt artefakte artefacto artefatto artifacts isartifact isartefact ectopic isectopic "
    "invalid ungultig ungueltig error fehler excluded exclude rejected outlier isoutlier noise bad rrartifact"
)
FLAG = _words(
    "flag flags rrflag status statusflag quality qualitat qualitaet calidad qualite qualita sqi rrquality confidence"
)
PERSON = _words(
    "participant participantid subject subjectid person personid user userid who proband probandin teilnehmer "
    "teilnehmerin vp vpn versuchsperson patient patientid sujet sujeto participante partecipante deelnemer "
    "partner member client klient seat name 被験者 被试 участник"
)
DEVICE = _words("device deviceid devicename sensor sensorid sensorname strap gerat geraet dispositivo appareil")
COUNT = _words(
    "count counter number nr no n index idx sum total cum cumulative cumsum sincestart id diff delta mean avg "
    "average median sd sdnn std rmssd variability quality score rate hr bpm error"
)
CHOSEN = _words(
    "corrected filtered clean cleaned edited korrigiert gefiltert bereinigt corrige filtre corregido interpolated nn"
)
RAW = _words("raw unfiltered original roh measured")
SEAT_WORDS = _words("a b 1 2 p1 p2 s1 s2 person1 person2 partner1 partner2 subject1 subject2 left right he she him her")
UNITS = {
    **dict.fromkeys(_words("ms msec msecs millis millisecond milliseconds millisekunden milisegundos мс 毫秒"), 1.0),
    **dict.fromkeys(_words("s sec secs second seconds sek sekunden segundos secondes secondi с сек 秒"), 1000.0),
    **dict.fromkeys(_words("us µs μs usec microseconds mikrosekunden"), 0.001),
    **dict.fromkeys(_words("ns nanoseconds nanosekunden"), 1e-6),
}
"""Milliseconds of each unit."""
FRACTION = re.compile(r"1\s*/\s*(\d+)\s*(?:th|s|sec|seconds?|sekunden?)?\s*(?:of a second)?")


type Meaning = Literal["rr", "time", "valid", "person", ""]


class Wishes(msgspec.Struct, frozen=True):
    """What a person says of a table: the `meanings` of columns by index, and the milliseconds of the unit.

    What is not in `meanings` stays as it was understood; 0 is the unit that the file shows.
    """

    meanings: dict[int, Meaning] = {}
    unit_ms: float = 0.0


NO_WISHES = Wishes()


class Columns(msgspec.Struct, frozen=True):
    """Which columns hold what, by index.

    `rr`: each column of intervals with the name of its person, "" where there is one. `rr_ms`: milliseconds of their
    unit, 0 where the header names none. `time` may be two columns, date and time of day; `time_s` as `rr_ms`, in
    seconds. `wrong` is set where `valid` marks what is bad, None where the values must say. `unused`: names of columns
    that might have been used. `beats`: `rr` is the column of the times of beats.
    """

    rr: tuple[tuple[int, str], ...]
    rr_ms: float = 0.0
    time: tuple[int, ...] = ()
    time_s: float = 0.0
    valid: int | None = None
    wrong: bool | None = None
    person: int | None = None
    device: int | None = None
    unused: tuple[str, ...] = ()
    doubtful: str = ""
    beats: bool = False


def meanings(what: Columns | None) -> dict[int, Meaning]:
    """Return what each column that is used is taken for, by its index."""
    if what is None:
        return {}
    found: dict[int, Meaning] = dict.fromkeys((i for i, _ in what.rr), "rr")
    found |= dict.fromkeys(what.time, "time")
    if what.valid is not None:
        found[what.valid] = "valid"
    if what.person is not None:
        found[what.person] = "person"
    return found


def with_wishes(what: Columns | None, wishes: Wishes, names: tuple[str, ...]) -> Columns | None:
    """Return the columns as a person says they are; None without one of intervals."""
    if wishes == NO_WISHES:
        return what
    now = meanings(what) | wishes.meanings
    known = dict(what.rr) if what else {}
    rr = sorted(i for i, meaning in now.items() if meaning == "rr")
    if not rr:
        return None
    before = what or Columns(())
    titles = {i: names[i] if len(rr) > 1 and i < len(names) else "" for i in rr}
    time = before.time if wishes.meanings.get(next(iter(before.time), -1), "time") == "time" else ()
    if fresh := tuple(i for i, meaning in sorted(wishes.meanings.items()) if meaning == "time" and i not in time):
        time = fresh
    time = tuple(i for i in time if i not in rr)
    first = {meaning: i for i, meaning in sorted(now.items(), reverse=True)}
    unit_ms = wishes.unit_ms or (before.rr_ms if rr == sorted(known) else _unit_of(names, rr[0]))
    return msgspec.structs.replace(
        before,
        rr=tuple((i, known.get(i, titles[i])) for i in rr),
        rr_ms=unit_ms,
        time=time,
        time_s=before.time_s if time == before.time else _unit_of(names, *time[:1]) / 1000,
        valid=first.get("valid"),
        person=first.get("person"),
        doubtful="",
        unused=tuple(name for name in before.unused if name not in {names[i] for i in rr if i < len(names)}),
    )


def _unit_of(names: tuple[str, ...], i: int = -1) -> float:
    return unit(names[i]) if 0 <= i < len(names) else 0.0


def words(name: str) -> list[str]:
    """Return the words of a name in small letters without accents, units in brackets left out."""
    name = re.sub(r"[\[(<{].*?[\])>}]", " ", name)
    name = "".join(
        one for one in unicodedata.normalize("NFKD", name) if not unicodedata.combining(one) or one >= "\u3040"
    )
    name = unicodedata.normalize("NFC", name).replace("ß", "ss")
    name = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=\b[rR][rR])(?=[12]\b)", " ", name)
    return re.findall(r"\w+", name.lower().replace("_", " "))


def unit(name: str) -> float:
    """Return the milliseconds of the unit that a name of a column tells, 0 where it tells none."""
    for inside in re.findall(r"[\[(<{](.*?)[\])>}]", name):
        if found := FRACTION.fullmatch(inside.strip().lower()):
            return 1000 / int(found[1]) if int(found[1]) else 0.0
        if (found := UNITS.get(inside.strip().lower().removeprefix("in ").strip())) is not None:
            return found
    if found := re.search(r"1\s*/\s*(1024|1000|256|128|512)\b|(?<=[_ ])(1024|256)(?:th)?s?$", name):
        return 1000 / int(found[1] or found[2])
    last = words(name)[-1:] or [""]
    if last[0] in UNITS and len(words(name)) > 1:
        return UNITS[last[0]]
    glued = re.fullmatch(r"(rr|rri|ibi|nn|nni|ppi|bbi|interval|time|timestamp|elapsed|epoch)(ms|us|s|sec|ns)", last[0])
    return UNITS[glued[2]] if glued else 0.0


def _bare(name: str) -> list[str]:
    """Return the words of a name without that of its unit."""
    found = [word for word in words(name) if word not in {"1024", "256"}] or words(name)
    if len(found) > 1 and found[-1] in UNITS:
        found.pop()
        found = found[:-1] if found[-1:] == ["in"] else found
    if glued := re.fullmatch(
        r"(rr|rri|ibi|nn|nni|ppi|bbi|interval|time|timestamp|elapsed|epoch)(ms|us|s|sec|ns)", found[-1] if found else ""
    ):
        found[-1] = glued[1]
    return found


def _interval(name: str) -> tuple[bool, list[str]]:
    """Return whether a name holds one of RR intervals, and its other words."""
    found = _bare(name)
    joined = "".join(found)
    if joined in INTERVAL:
        return True, []
    for size in range(min(4, len(found)), 0, -1):
        for at in range(len(found) - size + 1):
            if "".join(found[at : at + size]) in INTERVAL and (size > 1 or found[at] not in {"t", "hp", "pp", "bb"}):
                return True, [*found[:at], *found[at + size :]]
    return False, found


def is_time(name: str) -> bool:
    """Return whether a column is named for times."""
    found = _bare(name)
    return bool(found) and (
        "".join(found) in TIME or (any(word in TIME for word in found) and TIME_WORDS.issuperset(found))
    )


def columns(names: tuple[str, ...]) -> Columns | None:
    """Return what the columns are by their names, None where none is named for RR intervals."""
    exact: list[int] = []
    seats: list[tuple[int, str]] = []
    chosen: list[int] = []
    doubtful: list[tuple[int, str]] = []
    for i, name in enumerate(names):
        found, rest = _interval(name)
        if not found or COUNT.intersection(rest) or (rest and {"since", "start"} <= {*rest}) or "sincestart" in rest:
            continue
        if VALID.intersection(rest) or WRONG.intersection(rest) or FLAG.intersection(rest):
            continue
        if not rest or RAW.issuperset(rest):
            exact.append(i)
        elif CHOSEN.issuperset(rest):
            chosen.append(i)
        elif rest[-1] in SEAT_WORDS and PERSON.issuperset(rest[:-1]):
            seats.append((i, ""))
        elif not TIME.intersection(rest):
            doubtful.append((i, " ".join(rest)))
    exact = sorted(exact, key=lambda i: not RAW.intersection(words(names[i])))
    if not exact and not seats and not chosen and not doubtful:
        exact = [i for i, name in enumerate(names) if "".join(_bare(name)) in PLAIN_INTERVAL]
    named = ""
    if exact:
        rr = [(exact[0], "")]
    elif len(seats) > 1:
        rr = seats
    elif chosen:
        rr = [(chosen[0], "")]
    elif len(doubtful) > 1:
        rr = doubtful
    elif seats or doubtful:
        i = (seats or doubtful)[0][0]
        rr, named = [(i, "")], names[i]
    elif (beats := [i for i, name in enumerate(names) if "".join(_bare(name)) in BEAT]) and len(beats) == 1:
        return Columns(((beats[0], ""),), unit(names[beats[0]]), beats=True)
    else:
        return None
    taken = {i for i, _ in rr}
    time, time_s = _times(names, taken)
    rest = [(i, "".join(_bare(name)), name) for i, name in enumerate(names) if i not in taken and i not in time]
    rest += [(i, "".join(words(name)), name) for i, _, name in rest]

    def first(kind: frozenset[str]) -> int | None:
        return next((i for i, word, _ in rest if word in kind), None)

    valid, wrong = first(VALID), False
    if valid is None:
        valid, wrong = first(WRONG), True
    if valid is None:
        valid, wrong = first(FLAG), None
    others = tuple(names[i] for i in exact[1:] + chosen if i not in taken)
    return Columns(
        tuple(rr), unit(names[rr[0][0]]), time, time_s, valid, wrong, first(PERSON), first(DEVICE), others, named
    )


def _times(names: tuple[str, ...], taken: set[int]) -> tuple[tuple[int, ...], float]:
    """Return the columns with the time, a clock before elapsed time, and the seconds of its unit."""
    found = [i for i, name in enumerate(names) if i not in taken and is_time(name)]
    dates = [i for i in found if "".join(_bare(names[i])) in DATE]
    of_day = [i for i in found if "".join(_bare(names[i])) in DAYTIME]
    if dates and of_day:
        return (dates[0], of_day[0]), 0.0
    wall = [i for i in found if WALL.intersection([*_bare(names[i]), "".join(_bare(names[i]))])]
    best = next(iter(wall or found), None)
    if best is None:
        return (), 0.0
    alone = UNITS.get("".join(words(names[best])), 0.0)
    return (best,), (unit(names[best]) or alone) / 1000
