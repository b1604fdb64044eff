"""What the details view is made of: each panel shows one thing and knows nothing of the others.

PANELS is the registry: the details view places these, each where its class says.
"""

from hrvsync.ui.session.panel import Panel
from hrvsync.ui.session.panels.between import BetweenPanel
from hrvsync.ui.session.panels.ecg import EcgPanel
from hrvsync.ui.session.panels.heart_rate import HeartRatePanel
from hrvsync.ui.session.panels.partner import PartnerPanel
from hrvsync.ui.session.panels.session_line import SessionLine
from hrvsync.ui.session.panels.spectrum import SpectrumPanel
from hrvsync.ui.session.panels.together import TogetherPanel

PANELS: tuple[type[Panel], ...] = (
    PartnerPanel,
    HeartRatePanel,
    SpectrumPanel,
    EcgPanel,
    TogetherPanel,
    SessionLine,
    BetweenPanel,
)
