"""What a view is made of: each panel shows one thing and knows nothing of the others. PANELS is the registry.

A panel is a widget made with the seats it shows; those of one person show the first. While it is visible,
`draw(state, wall)` is called thirty times a second with the state of things at `wall` (s); it renews only what has
changed.
"""

from hrvsync.ui.session.panels.between import Between
from hrvsync.ui.session.panels.ecg import Ecg
from hrvsync.ui.session.panels.heart_rate import HeartRate
from hrvsync.ui.session.panels.partner import Partner
from hrvsync.ui.session.panels.session_line import SessionLine
from hrvsync.ui.session.panels.spectrum import Spectrum
from hrvsync.ui.session.panels.together import Together

PANELS = (Partner, HeartRate, Spectrum, Ecg, Together, SessionLine, Between)

type Panel = Partner | HeartRate | Spectrum | Ecg | Together | SessionLine | Between
