from .atomic import (
    TEMPORARY as TEMPORARY,
    private as private,
    rearmed as rearmed,
    replacing as replacing,
    require_other as require_other,
    sweep as sweep,
    tabulated as tabulated,
    write_records as write_records,
    write_rows as write_rows,
    write_table as write_table,
    write_whole as write_whole,
)
from .backup import back_up as back_up, restore as restore
from .beside import beside as beside, main_of as main_of, original_name as original_name
from .cases import cases_of as cases_of, put_in_case as put_in_case
from .edits import (
    edited as edited,
    edits_path as edits_path,
    exported as exported,
    read_edits as read_edits,
    write_edits as write_edits,
)
from .folders import (
    LOW_DISK_BYTES as LOW_DISK_BYTES,
    free_bytes as free_bytes,
    nearest as nearest,
    new_recording as new_recording,
    recordings_folder as recordings_folder,
    shipped_recording as shipped_recording,
)
from .formats import (
    FORMATS as FORMATS,
    WRITABLE as WRITABLE,
    Format as Format,
    read as read,
    read_all as read_all,
    read_table as read_table,
    recognise as recognise,
    write as write,
)
from .formats.parquet import write_parquet as write_parquet
from .formats.reading import ticked as ticked
from .formats.signals import waves as waves
from .index import (
    ConditionEntry as ConditionEntry,
    CueEntry as CueEntry,
    Entry as Entry,
    Index as Index,
    OfferEntry as OfferEntry,
    PersonEntry as PersonEntry,
    PhaseEntry as PhaseEntry,
    open_index as open_index,
    packed_story as packed_story,
)
from .library import (
    Refused as Refused,
    bin_recording as bin_recording,
    delete_recording as delete_recording,
    in_bin as in_bin,
    kept_files as kept_files,
    move_library as move_library,
    put_back as put_back,
    recordings as recordings,
    reindex as reindex,
    start as start,
)
from .nameless import entries_without_names as entries_without_names, without_names as without_names
from .notes import (
    Mood as Mood,
    Notes as Notes,
    Posture as Posture,
    corrected as corrected,
    notes_path as notes_path,
    posture_of as posture_of,
    read_notes as read_notes,
    write_notes as write_notes,
)
from .originals import (
    Known as Known,
    Source as Source,
    bring_in as bring_in,
    digest_of as digest_of,
    known_files as known_files,
)
from .people import (
    Holdings as Holdings,
    Remnant as Remnant,
    delete_person as delete_person,
    holdings as holdings,
    name_people as name_people,
    rename_person as rename_person,
)
from .private_notes import (
    PrivateNote as PrivateNote,
    PrivateNotes as PrivateNotes,
    private_path as private_path,
    read_private as read_private,
    write_private as write_private,
)
from .progress import Progress as Progress, tracked as tracked
from .protocols import (
    ProtocolFile as ProtocolFile,
    copy_to_edit as copy_to_edit,
    list_protocols as list_protocols,
    protocol_key as protocol_key,
)
from .recorder import Recorder as Recorder, new_header as new_header
from .recording import (
    Aligned as Aligned,
    FileError as FileError,
    FormatError as FormatError,
    Header as Header,
    Imported as Imported,
    NoCommonClock as NoCommonClock,
    Original as Original,
    Recording as Recording,
    Signal as Signal,
    in_file as in_file,
    pair as pair,
    readable as readable,
    seconds_between as seconds_between,
    shown as shown,
    survey as survey,
)
from .result_cache import ResultCache as ResultCache, clear_cache as clear_cache
from .sealed import seal as seal, unseal as unseal
