from concurrent.futures import ThreadPoolExecutor

from models.engine.lru_cache import LruCache


def test_what_was_used_longest_ago_is_forgotten():
    cache: LruCache[str, int] = LruCache(2)
    cache.put("a", 1)
    cache.put("b", 2)
    assert cache.get("a") == 1
    cache.put("c", 3)
    assert [name in cache for name in "abc"] == [True, False, True]
    assert cache.get("b") is None


def test_a_value_that_is_put_again_counts_once_and_as_used():
    cache: LruCache[str, int] = LruCache(2)
    for name, value in (("a", 1), ("b", 2), ("a", 3), ("c", 4)):
        cache.put(name, value)
    assert (cache.get("a"), cache.get("b"), cache.get("c")) == (3, None, 4)


def test_nothing_is_a_value_too():
    cache: LruCache[str, int | None] = LruCache(2)
    cache.put("a", None)
    assert "a" in cache
    assert cache.get_or_make("a", lambda: 1) is None
    cache.drop("a")
    assert "a" not in cache
    cache.drop("a")


def test_what_is_missing_is_made_once():
    cache: LruCache[str, list[int]] = LruCache(2)
    first = cache.get_or_make("a", list)
    assert cache.get_or_make("a", lambda: [1]) is first


def test_values_weigh_no_more_than_there_is_room_for():
    cache: LruCache[str, bytes] = LruCache(100, room=10, weigh=len)
    cache.put("a", b"12345")
    cache.put("b", b"1234")
    cache.put("a", b"123456")
    assert cache.get("b") == b"1234"
    cache.put("c", b"1")
    assert [name in cache for name in "abc"] == [False, True, True]
    cache.put("d", b"x" * 11)
    assert [name in cache for name in "abcd"] == [False, False, False, False]
    cache.put("e", b"x" * 10)
    assert cache.get("e") == b"x" * 10


def test_threads_may_share_it():
    cache: LruCache[int, int] = LruCache(3)

    def use(start: int) -> None:
        for number in range(start, start + 2_000):
            cache.put(number % 7, number)
            cache.get((number + 1) % 7)

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(use, range(8)))
    assert sum(number in cache for number in range(7)) == 3
