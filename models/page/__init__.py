"""Pages of customers' products: fetched, judged, and kept as snapshots that can be pointed at."""
