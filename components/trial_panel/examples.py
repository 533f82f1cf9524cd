"""Examples for the gallery and its test."""

from components.trial_panel import TrialPanel

TO = "maren@harbour.example"
EXAMPLES = {
    "ready": TrialPanel(TO, has_server=True, runs_it=True),
    "taken": TrialPanel(TO, has_server=True, runs_it=False, state="taken"),
    "refused": TrialPanel(TO, has_server=True, runs_it=True, state="refused", said="550 5.1.1 No such user here"),
    "silent": TrialPanel(TO, has_server=True, runs_it=False, state="silent"),
    "without a server": TrialPanel(TO, has_server=False, runs_it=True),
}
