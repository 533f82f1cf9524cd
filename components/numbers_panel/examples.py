"""Examples for the gallery and its test."""

from components.breakdown_table.examples import EXAMPLES as TABLES
from components.figure_row.examples import EXAMPLES as FIGURES
from components.funnel_chart.examples import EXAMPLES as FUNNELS
from components.goal_panel.examples import EXAMPLES as GOALS
from components.number_bar.number_query import NumberQuery
from components.numbers_panel import NumbersPanel
from components.passed_list.examples import EXAMPLES as PASSED
from components.trend_chart.examples import EXAMPLES as TRENDS

EXAMPLES = {
    "two weeks": NumbersPanel(
        "/guides/1/numbers",
        NumberQuery(by="device"),
        "12.12.0",
        FIGURES["a month"],
        FUNNELS["three steps"],
        PASSED["of one guide"],
        TRENDS["two weeks"],
        TABLES["devices"],
        GOALS["a difference"],
    ),
}
