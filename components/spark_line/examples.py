"""Examples for the gallery and its test."""

from components.spark_line import SparkLine

EXAMPLES = {
    "rising": SparkLine((0, 2, 3, 3, 5, 8, 13, 12, 20), "Started 66 times, most on 9 Nov 2026 (20)."),
    "nothing": SparkLine((0, 0, 0, 0), "Never started."),
    "a day": SparkLine((4,), "Started 4 times."),
}
