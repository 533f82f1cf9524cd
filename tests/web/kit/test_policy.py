from web.kit.policy import content_security_policy, nonce_source


def test_a_policy_is_its_directives_one_after_the_other():
    policy = content_security_policy({"sandbox": (), "default-src": ("'none'",), "script-src": ("'self'", nonce_source("n0nce"))})
    assert policy == "sandbox; default-src 'none'; script-src 'self' 'nonce-n0nce'"
