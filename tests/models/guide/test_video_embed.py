import pytest

from models.guide.video_embed import Video, video_of


@pytest.mark.parametrize(
    ("address", "video"),
    [
        ("https://www.youtube.com/watch?v=abc-_123&t=4s", Video("youtube", "abc-_123")),
        ("https://youtu.be/abc123?si=x", Video("youtube", "abc123")),
        ("https://www.youtube.com/shorts/abc123", Video("youtube", "abc123")),
        ("https://www.youtube-nocookie.com/embed/abc123", Video("youtube", "abc123")),
        ("https://vimeo.com/76979871", Video("vimeo", "76979871")),
        ("https://player.vimeo.com/video/76979871", Video("vimeo", "76979871")),
        ("https://www.loom.com/share/0281766fa2d04bb788eaf19e65135184", Video("loom", "0281766fa2d04bb788eaf19e65135184")),
        ("https://acme.wistia.com/medias/e4a27b971d", Video("wistia", "e4a27b971d")),
        ("https://fast.wistia.net/embed/iframe/e4a27b971d", Video("wistia", "e4a27b971d")),
    ],
)
def test_an_address_of_the_four_hosts_is_a_video(address, video):
    assert video_of(address) == video
    assert video_of(video.address) == video


@pytest.mark.parametrize(
    "address",
    [
        "",
        "http://youtu.be/abc",
        "https://youtu.be/",
        "https://youtu.be/a/b",
        "https://www.youtube.com/watch",
        "https://www.youtube.com/watch?v=a%22b",
        "https://www.youtube.com.evil.test/watch?v=abc",
        "https://evil.test/https://youtu.be/abc",
        "https://youtu.be@evil.test/abc",
        "https://vimeo.com/abc",
        "https://[bad/1",
        "https://youtu.be/abc def",
        "javascript:https://youtu.be/abc",
        "https://youtu.be/" + "a" * 500,
        "https://wistia.com/medias/abc",
    ],
)
def test_any_other_address_is_none(address):
    assert video_of(address) is None
