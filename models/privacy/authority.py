"""The supervisory authority where people can complain (GDPR, art. 77): the organisation's own choice, or that of its region."""

from models.account.organisation import Organisation
from models.support.privacy_settings import PrivacySettings, is_page

LONGEST_PAGE = 500

AUTHORITIES = {
    "AT": ("Austria", "https://www.dsb.gv.at/"),
    "BE": ("Belgium", "https://www.dataprotectionauthority.be/"),
    "BG": ("Bulgaria", "https://www.cpdp.bg/"),
    "CH": ("Switzerland", "https://www.edoeb.admin.ch/"),
    "CY": ("Cyprus", "https://www.dataprotection.gov.cy/"),
    "CZ": ("Czechia", "https://uoou.gov.cz/"),
    "DE": ("Germany", "https://www.bfdi.bund.de/"),
    "DK": ("Denmark", "https://www.datatilsynet.dk/"),
    "EE": ("Estonia", "https://www.aki.ee/"),
    "ES": ("Spain", "https://www.aepd.es/"),
    "FI": ("Finland", "https://tietosuoja.fi/"),
    "FR": ("France", "https://www.cnil.fr/"),
    "GB": ("United Kingdom", "https://ico.org.uk/"),
    "GR": ("Greece", "https://www.dpa.gr/"),
    "HR": ("Croatia", "https://azop.hr/"),
    "HU": ("Hungary", "https://www.naih.hu/"),
    "IE": ("Ireland", "https://www.dataprotection.ie/"),
    "IS": ("Iceland", "https://www.personuvernd.is/"),
    "IT": ("Italy", "https://www.garanteprivacy.it/"),
    "LI": ("Liechtenstein", "https://www.datenschutzstelle.li/"),
    "LT": ("Lithuania", "https://vdai.lrv.lt/"),
    "LU": ("Luxembourg", "https://cnpd.public.lu/"),
    "LV": ("Latvia", "https://www.dvi.gov.lv/"),
    "MT": ("Malta", "https://idpc.org.mt/"),
    "NL": ("Netherlands", "https://autoriteitpersoonsgegevens.nl/"),
    "NO": ("Norway", "https://www.datatilsynet.no/"),
    "PL": ("Poland", "https://uodo.gov.pl/"),
    "PT": ("Portugal", "https://www.cnpd.pt/"),
    "RO": ("Romania", "https://www.dataprotection.ro/"),
    "SE": ("Sweden", "https://www.imy.se/"),
    "SI": ("Slovenia", "https://www.ip-rs.si/"),
    "SK": ("Slovakia", "https://dataprotection.gov.sk/"),
}
"""By country: what it is called, and its authority's page. Where a country has one for each of its parts, that of the whole."""


class AuthorityRefused(ValueError):
    """That can't be an authority's page; the sentence says what can."""


def authority_of(organisation: Organisation | None, settings: PrivacySettings) -> str:
    """Its page: the organisation's own, else the instance's, else that of the instance's region; empty where nothing says it."""
    return (organisation.authority if organisation else "") or of_instance(settings)


def of_instance(settings: PrivacySettings) -> str:
    _, page = AUTHORITIES.get(settings.region.partition("-")[0], ("", ""))
    return settings.authority or page


def read_authority(text: str) -> str:
    """A page, or nothing for the instance's. Raises AuthorityRefused."""
    if text and (len(text) > LONGEST_PAGE or not is_page(text)):
        raise AuthorityRefused("Enter the address of its page, beginning with https://, or leave it empty.")
    return text
