"""What is kept of a link: the address of a post, never a name, number or id of a person (handbook,
section 8)."""

import pyarrow as pa
import pytest

from data.importers.context import Account
from data.importers.rows import links
from data.importers.rows.sources import SCHEMA

OWN = links.handles(
    [
        Account("x", platform=platform, handle=handle)
        for platform, handle in (
            ("facebook", "Dinkes.Klaten"),
            ("TikTok", "@dinkesklaten"),
            ("facebook", "100064512345678"),
            ("threads", "@dinkes"),
            ("whatsapp", "siti.rahayu"),
            ("youtube", ""),
        )
    ]
)
PFBID = "pfbid0" + "2aBc" * 12
WATCH, TWEET = (
    "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
    "https://x.com/i/status/1712345678901234567",
)
FACEBOOK = "https://www.facebook.com"
PERMALINK = f"{FACEBOOK}/permalink.php?story_fbid={PFBID}&id=100064512345678"
KEPT = {  # as it was written: as it is kept
    "https://www.instagram.com/p/C1aBcD2eFgH/": "https://www.instagram.com/p/C1aBcD2eFgH/",
    "http://instagram.com/reel/C1aBcD2eFgH?igsh=MzRlODBi&utm_source=qr#x": "https://www.instagram.com/reel/C1aBcD2eFgH/",
    "https://www.instagram.com/siti.rahayu/p/C1aBcD2eFgH/": "https://www.instagram.com/p/C1aBcD2eFgH/",
    "https://www.instagram.com/p/C1aBcD2eFgH/c/17912345678901234/": "https://www.instagram.com/p/C1aBcD2eFgH/",
    " HTTPS://WWW.YouTube.com/watch?lc=UgzSiti&v=dQw4w9WgXcQ&t=9 ": WATCH,
    "https://m.youtube.com/watch?v=dQw4w9WgXcQ&list=PLsiti": WATCH,
    "https://youtu.be/dQw4w9WgXcQ?si=siti_rahayu": WATCH,
    "https://www.youtube.com/shorts/dQw4w9WgXcQ": "https://www.youtube.com/shorts/dQw4w9WgXcQ",
    f"{FACEBOOK}/dinkes.klaten/posts/{PFBID}?comment_id=123456789&__cft__=a": f"{FACEBOOK}/dinkes.klaten/posts/{PFBID}",
    f"{FACEBOOK}/Dinkes.Klaten/posts/kata-bu-siti/123456789012345/": f"{FACEBOOK}/Dinkes.Klaten/posts/123456789012345",
    f"{FACEBOOK}/siti.rahayu/videos/jalan-rusak/123456789012345/": f"{FACEBOOK}/watch/?v=123456789012345",
    f"{FACEBOOK}/watch/?v=123456789012345&ref=siti": f"{FACEBOOK}/watch/?v=123456789012345",
    f"{FACEBOOK}/reel/123456789012345": f"{FACEBOOK}/reel/123456789012345",
    f"{FACEBOOK}/photo/?fbid=123456789012345&set=a.1": f"{FACEBOOK}/photo?fbid=123456789012345",
    f"{FACEBOOK}/photo.php?fbid=123456789012345&id=100099999999999": f"{FACEBOOK}/photo?fbid=123456789012345",
    f"{FACEBOOK}/siti.rahayu/photos/a.12/123456789012345": f"{FACEBOOK}/photo?fbid=123456789012345",
    f"https://m.facebook.com/story.php?id=100064512345678&story_fbid={PFBID}&comment_id=9": PERMALINK,
    "https://www.tiktok.com/@DinkesKlaten/video/7301234567890123456?_t=8abc&u_code=siti": "https://www.tiktok.com/@DinkesKlaten/video/7301234567890123456",
    "https://x.com/siti_rahayu/status/1712345678901234567?s=20": TWEET,
    "https://twitter.com/i/web/status/1712345678901234567/photo/1": TWEET,
    "https://www.threads.net/@dinkes/post/C1aBcD2eFgH?xmt=siti": "https://www.threads.com/@dinkes/post/C1aBcD2eFgH",
}
DROPPED = (
    "",
    "siti",
    "https://",
    "https://[",
    "instagram.com/p/C1aBcD2eFgH",  # no address
    "javascript:alert(1)//instagram.com/p/C1aBcD2eFgH",
    "data:text/html,instagram.com/p/C1aBcD2eFgH",
    "ftp://instagram.com/p/C1aBcD2eFgH",
    "//instagram.com/p/C1aBcD2eFgH",
    "https://wa.me/6281377700099",
    "https://t.me/siti_rahayu/5",
    "https://klaten.go.id/p/C1aBcD2eFgH",  # other hosts
    "https://instagram.com.contoh.id/p/C1aBcD2eFgH",
    "https://xinstagram.com/p/C1aBcD2eFgH",
    "https://ınstagram.com/p/C1aBcD2eFgH",
    "https://faceboo\u212a.com/reel/123456789012345",
    "https://xn--nstagram-rfb.com/p/C1aBcD2eFgH",
    "https://siti:rahasia@www.instagram.com/p/C1aBcD2eFgH",
    "https://www.instagram.com:8443/p/C1aBcD2eFgH",
    "https://instagram.com\\@contoh.id/p/C1aBcD2eFgH",
    "https://www.instagram.com/siti.rahayu/",
    "https://www.instagram.com/stories/siti.rahayu/3123456789012345678/",
    "https://www.instagram.com/p/siti",
    "https://www.instagram.com/p/81377700099",
    "https://www.instagram.com/p/C1aBcD2eFgH%0A",
    "https://www.instagram.com/direct/t/123456789012345",
    "https://www.instagram.com/p/C1aBcD2eFgHC1aBcD2eFgH",
    "https://www.youtube.com/@siti_rahayu",
    "https://www.youtube.com/channel/UCsiti000000000000000000",
    "https://www.youtube.com/watch?v=UCsiti000000000000000000",
    "https://www.youtube.com/watch?list=PLsiti",
    f"{FACEBOOK}/siti.rahayu",
    f"{FACEBOOK}/profile.php?id=100099999999999",
    f"{FACEBOOK}/siti.rahayu/posts/{PFBID}",
    f"{FACEBOOK}/messages/t/100099999999999",
    f"{FACEBOOK}/permalink.php?story_fbid={PFBID}&id=100099999999999",
    f"{FACEBOOK}/photo?fbid=12",
    "https://m.me/siti.rahayu",
    "https://l.facebook.com/l.php?u=https%3A%2F%2Finstagram.com%2Fp%2FC1aBcD2eFgH",
    "https://www.tiktok.com/@siti_rahayu/video/7301234567890123456",
    "https://vt.tiktok.com/ZSsitira/",
    "https://x.com/siti_rahayu",
    "https://x.com/messages/1712345678901234567",
    "https://x.com/i/status/81377700099",
    "https://www.threads.net/@siti_rahayu/post/C1aBcD2eFgH",
    "https://www.instagram.com/p/C1aBcD2eFgH?" + "x" * 2_000,
)


@pytest.mark.parametrize("written", KEPT)
def test_of_a_post_only_its_address_is_kept(written):
    assert links.kept(written, OWN) == KEPT[written]
    assert links.kept(KEPT[written], OWN) == KEPT[written]


@pytest.mark.parametrize("written", DROPPED)
def test_what_names_no_post_or_names_a_person_is_not_kept(written):
    assert links.kept(written, OWN) is None


def test_a_batch_without_links_stays_what_it_is_and_one_with_links_is_looked_through():
    nothing = pa.RecordBatch.from_pylist([{"text": "a"}, {"text": "b"}], SCHEMA)
    assert links.kept_in(nothing, OWN) is nothing
    video = "https://youtu.be/dQw4w9WgXcQ"
    batch = pa.RecordBatch.from_pylist(
        [{"link": link} for link in (video, None, "https://wa.me/62813", video)], SCHEMA
    )
    found = links.kept_in(batch, OWN)
    assert found.column("link").to_pylist() == [WATCH, None, None, WATCH] and found.schema == SCHEMA
