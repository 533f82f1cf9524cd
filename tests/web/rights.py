"""Who may ask for what: for every address of the editor and each method the lowest role that it answers to. Where an address
is about a site, or something of one, that is the role on the site.

Roles are nested (`models.account.role.MAY`): whoever is above it may, too. Addresses that are open to strangers are in
`tests/web/test_routes.py`; those of a person answer to whoever is signed in, in whichever organisation.
"""

TEXTS = {
    "person": """
        account:GET account_identities:POST account_identity:DELETE account_address:POST account_name:PUT account_password:PUT
        account_authenticator:POST,PUT
        account_authenticator_removal:POST account_recovery_codes:POST account_picture:DELETE,POST
        account_passkeys:POST account_passkey_challenge:POST
        account_passkey_removal:POST account_session:DELETE account_sessions:DELETE
        current_organisation:POST founding_links:POST operator:GET logo:GET organisation_return:DELETE organisations:GET,POST
        instance_vitals:GET organisation_suspension:DELETE,POST
