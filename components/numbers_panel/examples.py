"""Examples for the gallery and its test."""

from components.breakdown_table.examples import EXAMPLES as TABLES
from components.funnel_chart.examples import EXAMPLES as FUNNELS
from components.numbers_panel import NumbersPanel
from components.passed_list.examples import EXAMPLES as PASSED
from components.trend_chart.examples import EXAMPLES as TRENDS

EXAMPLES = {
    "two weeks": NumbersPanel(
        1, 30, "device", FUNNELS["three rungs"], PASSED["of one guide"], TRENDS["two weeks"], TABLES["devices"]
    ),
}
