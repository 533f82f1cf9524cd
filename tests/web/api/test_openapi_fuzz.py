"""Whatever the description allows, and much that it does not, is answered as described: no answer of 5xx, none undeclared."""

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance, status_code_conformance

from tests.web.api.program import make_key
from web.api.openapi import document
from web.api.operations import OPERATIONS

BASE = "http://127.0.0.1:8000"
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
FIXED = settings(
    max_examples=3,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    database=None,
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.one_engine
@pytest.mark.slow
@pytest.mark.attack
@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
def test_every_operation_answers_as_it_is_described(client, app, alice, owned, mode):
    app.state.instance.capacity.of_key.most = app.state.instance.capacity.of_network.most = 10**6
    headers = {"authorization": f"Bearer {make_key(client, alice)}"}
    schema = schemathesis.openapi.from_dict(document(OPERATIONS, BASE))
    parameters = {f"{one.method} /api/v1{one.path}": {name: owned[name] for name in one.parameters} for one in OPERATIONS}
    asked = {}
    for found in schema.get_all_operations():
        operation = found.ok()
        strategy = operation.as_strategy(mode, path_parameters=parameters[operation.label])
        asked[operation.label] = asked_at_random(client, strategy, headers)
    assert asked.keys() == parameters.keys()
    assert {200, 201, 409, 422} <= {status for statuses in asked.values() for status in statuses}


def asked_at_random(client, strategy, headers):
    """The statuses of the answers, each of which was looked at."""
    statuses = set()

    @given(strategy)
    @FIXED
    def ask(case):
        sent = case.as_transport_kwargs(base_url=BASE)
        own = {name: value for name, value in sent["headers"].items() if name.lower() not in headers}
        body = {"content": sent["data"]} if isinstance(sent.get("data"), bytes) else {"json": sent.get("json")}
        response = client._http.request(sent["method"], sent["url"], params=sent["params"], headers={**own, **headers}, **body)
        statuses.add(response.status_code)
        case.validate_response(response, checks=CHECKS)

    ask()
    return statuses
