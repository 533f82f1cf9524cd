"""Examples for the gallery and its test."""

from datetime import date

from components.month_table import MonthTable
from models.event.monthly_use import MonthOfUse

EXAMPLES = {
    "two months": MonthTable((MonthOfUse(date(2026, 11, 1), 12_400, 7, 3_100, 2, 41), MonthOfUse(date(2026, 10, 1), 9_800))),
    "nothing": MonthTable((MonthOfUse(date(2026, 11, 1)),)),
}
