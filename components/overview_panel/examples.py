"""Examples for the gallery and its test."""

from components.attention_list.examples import EXAMPLES as ATTENTION
from components.figure_row.examples import EXAMPLES as FIGURES
from components.number_bar.number_query import NumberQuery
from components.overview_panel import OverviewPanel
from components.overview_table.examples import EXAMPLES as TABLES
from components.trend_chart.examples import EXAMPLES as TRENDS

EXAMPLES = {
    "two weeks": OverviewPanel(
        "/numbers",
        NumberQuery(),
        "20261130.12.3.1",
        "2 tours and 1 group of hotspots shown",
        ATTENTION["two"],
        FIGURES["a month"],
        TRENDS["two weeks"],
        TABLES["two guides"],
    ),
}
