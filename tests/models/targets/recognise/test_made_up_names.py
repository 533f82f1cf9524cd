"""Names that frameworks hand out are no sign, names that people give are."""

import pytest

from models.targets.recognise.made_up_names import is_generated, is_made_up_id, is_plain, is_state, is_state_attribute

COUNTERS = """
_r_1_ :r1: «r1» :R1ab: _R_1ab_ mat-input-0 rc_select_0 pv_id_1 v-0 bits-3 alpine-menu-item-2 ui-id-1 tomselect-1 ag-27-input
tab-key-1-2
_r_u_-form-item radix-:r3: headlessui-menu-button-1 react-select-2-input downshift-0-toggle-button mat-select-value-3
cdk-overlay-0 el-id-1024-1 chakra-modal-1 p-tabpanel-2 vaadin-text-field-0 dijit_form_TextBox_0 floating-ui-3 j_idt12:name
mantine-r1-target vs1__combobox x-auto-12 zag-3 collapse-1 uid_42 sl-input-1 menu-button-:r5: input-15 isc_1 reka-1
__BVID__12
"""
GIVEN = """
user_name id_email main-nav content sidebar save-button step-2 section-intro id_form-0-name chapter-12 line-2 page-2 address1
address-2 phone2 billing_address_1 input-email new-launcher jp-main-dock-panel launcher-card react-root bits search-field
2fa-code toggle-nav form:username invoice-row-3 pricing
"""
STATES = """
foo-active tab--active nav-current is-current row-selected lm-mod-current jp-mod-selected is-open has-error btn-hovered hover
mui-focusVisible Mui-selected ant-tabs-tab-active cdk-focused p-highlight ui-state-default ag-row-hover swiper-slide-active
collapsing ng-pristine router-link-exact-active w--current menu__item--disabled focus-visible show
"""
THINGS = "save-button dropdown user-menu jp-Launcher-sectionTitle active-projects current-user open-issues sign-in nav-link"


@pytest.mark.parametrize("name", COUNTERS.split())
def test_a_counter_of_a_framework_is_made_up(name):
    assert is_made_up_id(name)


@pytest.mark.parametrize("name", GIVEN.split())
def test_a_name_that_somebody_gave_is_not(name):
    assert not is_made_up_id(name)


@pytest.mark.parametrize("name", STATES.split())
def test_a_class_that_says_how_something_is_just_now_is_a_state(name):
    assert is_state(name)


@pytest.mark.parametrize("name", THINGS.split())
def test_a_class_that_says_what_something_is_is_none(name):
    assert not is_state(name)


@pytest.mark.parametrize("name", ["st-emotion-cache-1xyz", "css-1x2y", "sc-bdVaJa", "css-1dbjc4n"])
def test_hashed_classes_are_generated(name):
    assert is_generated(name)


@pytest.mark.parametrize(
    "name", ["data-state", "data-headlessui-state", "data-selected", "data-highlighted", "data-focus-visible", "data-index"]
)
def test_attributes_that_say_a_state_or_a_number_are_known(name):
    assert is_state_attribute(name)


def test_a_class_that_any_page_has_is_plain():
    assert all(map(is_plain, ["content", "form-control", "card-body", "btn"]))
    assert not any(map(is_plain, ["invoice-list", "save-order", "launcher-card"]))
