"""What visitors are told who have to open a page or a menu first, in the languages that the player knows."""

_WORDS = {
    "ar": "افتح «{}» للمتابعة.", "bg": "Отворете „{}“, за да продължите.", "bn": "এগিয়ে যেতে “{}” খুলুন।",
    "ca": "Obriu «{}» per continuar.", "cs": "Pokračujte otevřením „{}“.", "da": "Åbn »{}« for at fortsætte.",
    "de": "Öffnen Sie „{}“, dann geht es weiter.", "el": "Ανοίξτε «{}» για να συνεχίσετε.",
    "es": "Abra «{}» para continuar.", "et": "Jätkamiseks avage „{}“.", "eu": "Ireki «{}» jarraitzeko.",
    "fa": "برای ادامه «{}» را باز کنید.", "fi": "Jatka avaamalla ”{}”.", "fr": "Ouvrez « {} » pour continuer.",
    "ga": "Oscail “{}” le dul ar aghaidh.", "gl": "Abra «{}» para continuar.", "he": "פתחו את ”{}“ כדי להמשיך.",
    "hi": "आगे बढ़ने के लिए “{}” खोलें।", "hr": "Otvorite „{}” za nastavak.", "hu": "A folytatáshoz nyissa meg: „{}”.",
    "id": "Buka “{}” untuk melanjutkan.", "is": "Opnaðu „{}“ til að halda áfram.", "it": "Apri «{}» per continuare.",
    "ja": "続けるには「{}」を開いてください。", "ka": "გასაგრძელებლად გახსენით „{}“.", "ko": "계속하려면 ‘{}’을(를) 여세요.",
    "lt": "Kad tęstumėte, atverkite „{}“.", "lv": "Lai turpinātu, atveriet “{}”.", "ms": "Buka “{}” untuk meneruskan.",
    "nb": "Åpne «{}» for å gå videre.", "nl": "Open ‘{}’ om verder te gaan.", "nn": "Opne «{}» for å gå vidare.",
    "no": "Åpne «{}» for å gå videre.", "pl": "Otwórz „{}”, aby przejść dalej.", "pt": "Abra “{}” para continuar.",
    "ro": "Deschideți „{}” pentru a continua.", "ru": "Откройте «{}», чтобы продолжить.",
    "sk": "Pokračujte otvorením „{}“.", "sl": "Odprite »{}« za nadaljevanje.", "sr": "Отворите „{}“ да бисте наставили.",
    "sv": "Öppna ”{}” för att gå vidare.", "th": "เปิด “{}” เพื่อไปต่อ", "tr": "Devam etmek için “{}” öğesini açın.",
    "uk": "Відкрийте «{}», щоб продовжити.", "ur": "جاری رکھنے کے لیے ”{}“ کھولیں۔", "vi": "Mở “{}” để tiếp tục.",
    "zh": "打开“{}”即可继续。", "zh-Hant": "開啟「{}」即可繼續。",
}  # fmt: skip
_ENGLISH = "Open “{}” to go on."


def way_sentence(tag: str, name: str) -> str:
    """What a visitor is told to open, in English where no other words are known."""
    words = _WORDS.get(tag) or _WORDS.get(tag.split("-", maxsplit=1)[0], _ENGLISH)
    return words.replace("{}", name)
