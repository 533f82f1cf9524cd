"""A page of nobody's, on which steps are drawn."""

PAGE = b"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title><style>
body { margin: 0; padding: 56px 24px; font: 15px Georgia, serif; background: #f4f2ec; }
i { display: block; height: 10px; margin: 0 0 12px; border-radius: 5px; background: #dcd8cc; }
#target { display: block; margin: 0 auto 20px; padding: 8px 18px; font: inherit; border-radius: 6px; }
#target { color: #4b4740; background: #fff; border: 1px solid #c9c4b6; }
</style></head><body><button id="target" type="button">Berths</button>
<i style="width: 82%"></i><i style="width: 64%"></i><i style="width: 74%"></i><i style="width: 40%"></i>
"""
