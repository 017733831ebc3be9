"""An invented story whose reports are full of what breaks pages."""

from tests.unit.dossier.marked_story import Tables, Told

TOLD = (
    Told(
        "r-hostile-a",
        "</script><b>Bold & Daily</b>",
        "[<script>alert(1)</script> & \"quotes\" 'single'|f:title]\r\n"
        "[The \x00 mayor </span></p> [said \u202eevil\u202c|c:inner] "
        "things 😀 \U0001f469\u200d\U0001f692 & left|c:outer]. "
        "[Crossing one [two|c:crossing] three|d:mark]. \u2028[{{ 7 * 7 }} {% raw %}|c:template]\r\n"
        '\r\n[onerror=alert(1)|x:" onmouseover="alert(1)]\x07',
    ),
    Told(
        "r-hostile-b",
        "عاجل",
        "[[قال|c:inner] المحافظ|c:outer] \u2066x\u2069 [two|c:crossing] [{{ 7 * 7 }}|c:template]\n",
    ),
)

TABLES = Tables(
    statuses={"crossing": "disputed"},
    discrepancies={"mark": ("outer", "entity", "conflicts", "<img src=x onerror=alert(1)>")},
)
