"""What one would expect before looking at the labelled pairs; fitting pulls everything towards it."""

# Points for each thing compared.
PRIOR = {
    "id_same": 3.0,
    "test_id": 3.0,
    "name": 1.0,
    "label_same": 1.0,
    "label": 1.0,
    "label_within": 0.5,
    "tag": 1.0,
    "tag_of_group": 0.8,
    "group": 1.0,
    "href": 1.0,
    "href_same": 1.0,
    "row_of_twin": 1.5,
    "row_of_twin_differs": -1.0,
    "rival": -5.0,
    "card": 0.8,
    "card_differs": -0.6,
    "words": 1.0,
    "id": 0.5,
}
# What the labelled pairs show too seldom: that another row of a table is another thing.
TRUST_PRIOR = {"row_of_twin_differs": -1.5, "rival": -5.0}
# What one would expect before looking: what says what a thing is lasts longer than what says where it stands.
PRIOR_COST = {
    "for": 0,
    "href": 0.1,
    "href_end": -0.2,
    "href_part": 0.3,
    "src_end": 0.1,
    "aria": 0.1,
    "placeholder": 0.2,
    "alt": 0.2,
    "title": 0.3,
    "value": 0,
    "type": -0.2,
    "role": 0,
    "data": 0.2,
    "class": -0.3,
    "plain_class": 0.1,
    "icon": 0.2,
    "tag": -0.2,
    "lone tag": -0.2,
    "only": 0.15,
    "nth": 0.6,
    "above_id": -0.1,
    "above_landmark": 0.1,
    "above_class": -0.1,
    "above_name": 0.2,
    "holds": -0.1,
    "beside": 0.1,
    "row": 0.1,
    "holds_child": 0.05,
    "bare": 0.6,
    "within": 0.2,
    "unsaid": 0.1,
    "path": 1.2,
}
# Rare in pages of templates and common in products, so the labelled pairs have no say.
SET_BY_HAND = {"test": -1.5, "id": -1.0, "name": -0.9, "data_name": -0.45}
