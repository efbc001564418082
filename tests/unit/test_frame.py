import pytest
from hypothesis import given
from hypothesis import strategies as st

import hrdocs

BODY = "为促进就业，现就有关事项通知如下：\n一、加大支持力度。各地要落实政策。\n二、加强组织领导。各地要做好工作。\n"


def frame(words):
    return hrdocs.extract(words)


def letter(title="关于促进就业的通知", end="某市财政局\n2023年3月2日\n", body=BODY):
    return f"{title}\n各区人民政府，市有关单位：\n{body}{end}"


@pytest.mark.parametrize(
    ("printed", "title", "genre"),
    [
        ("关于促进就业的通知", "关于促进就业的通知", "通知"),
        ("合肥市财政局\n关于促进就业的通知", "合肥市财政局关于促进就业的通知", "通知"),
        ("合肥市促进就业若干政策措施（试行）", "合肥市促进就业若干政策措施（试行）", "若干政策措施"),
        ("合肥市促进就业行动方案（2023—2025年）", "合肥市促进就业行动方案（2023—2025年）", "行动方案"),
        ("合肥市促进就业资金管理办法", "合肥市促进就业资金管理办法", "管理办法"),
    ],
)
def test_title_and_genre(printed, title, genre):
    found = frame(letter(printed))
    assert (found.title, found.genre) == (title, genre)


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("合财〔2023〕85号", "合财〔2023〕85号"),
        ("合财【2023】85号", "合财〔2023〕85号"),
        ("合财［2023］85号", "合财〔2023〕85号"),
        ("合财(2023)85号", "合财〔2023〕85号"),
        ("合财〔2023〕 85 号", "合财〔2023〕85号"),
        ("合财〔2023〕 85\n号", "合财〔2023〕85号"),
    ],
)
def test_document_number(printed, number):
    assert frame(f"{printed}\n{letter()}").document_number == number


def test_a_note_under_the_title_names_issuer_number_and_date():
    words = "合肥市促进就业办法\n（2023年1月30日合肥市人民政府合府规字〔2023〕1号文发布）\n第一条 为了促进就业，制定本办法。\n"
    found = frame(words + "第二条 各地要落实。\n")
    assert (found.document_number, found.issuers, found.issued_on) == (
        "合府规字〔2023〕1号",
        ("合肥市人民政府",),
        "2023-01-30",
    )


def test_the_number_of_an_order_stands_below_the_name_of_its_series():
    words = "合肥市人民政府令\n第44号\n《合肥市促进就业办法》已经会议通过，现予公布。\n市长：某某\n2023年3月2日\n"
    assert (
        frame(words + "合肥市促进就业办法\n第一条 为了促进就业，制定本办法。\n").document_number
        == "合肥市人民政府令第44号"
    )


@pytest.mark.parametrize(
    ("title", "end", "issuers"),
    [
        ("合肥市财政局关于促进就业的通知", "合肥市财政局办公室\n2023年3月2日\n", ("合肥市财政局",)),
        ("合肥市财政局 合肥市商务局关于促进就业的通知", "", ("合肥市财政局", "合肥市商务局")),
        ("合肥市财政局、合肥市商务局关于促进就业的通知", "", ("合肥市财政局", "合肥市商务局")),
        ("合肥市财政局合肥市商务局关于促进就业的通知", "", ("合肥市财政局", "合肥市商务局")),
        ("关于促进就业的通知", "合肥市财政局\n合肥市商务局\n2023年3月2日\n", ("合肥市财政局", "合肥市商务局")),
        ("关于促进就业的通知", "合肥市财政局 合肥市商务局\n2023年3月2日\n", ("合肥市财政局", "合肥市商务局")),
        (
            "合肥市财政局等2部门关于促进就业的通知",
            "合肥市财政局\n合肥市商务局\n2023年3月2日\n",
            ("合肥市财政局", "合肥市商务局"),
        ),
    ],
)
def test_issuers(title, end, issuers):
    assert frame(letter(title, end)).issuers == issuers


def test_a_letterhead_names_the_issuer_and_is_no_title():
    found = frame("合肥市人民政府文件\n合政〔2023〕5号\n" + letter(end="2023年3月2日\n"))
    assert (found.title, found.issuers) == ("关于促进就业的通知", ("合肥市人民政府",))


def test_addressees_are_cut_outside_brackets():
    words = "关于促进就业的通知\n各县（市、区）人民政府，市人社局、财政局，市有关单位：\n" + BODY
    assert frame(words).addressees == ("各县（市、区）人民政府", "市人社局", "财政局", "市有关单位")


@pytest.mark.parametrize("date", ["2023年3月2日", "2023 年 3 月 2 日", "二〇二三年三月二日"])
def test_issued_on(date):
    assert frame(letter(end=f"合肥市财政局\n{date}\n")).issued_on == "2023-03-02"


@pytest.mark.parametrize(
    ("sentence", "effective", "expires", "computed"),
    [
        ("本通知自发布之日起施行，有效期两年。", "2023-03-02", "2025-03-01", True),
        ("本通知自2023年5月1日起施行，有效期3年。", "2023-05-01", "2026-04-30", True),
        ("本通知自2023年5月1日起施行。有效期三年。", "2023-05-01", "2026-04-30", True),
        ("本通知自印发之日起30日后施行，有效期5年。", "2023-04-01", "2028-03-31", True),
        ("本通知自2023年5月1日起执行，试行期一年。", "2023-05-01", "2024-04-30", True),
        ("本通知自2023年5月1日起执行，暂定三年。", "2023-05-01", "2026-04-30", True),
        ("本通知自2023年5月1日起施行，有效期至2025年12月31日。", "2023-05-01", "2025-12-31", False),
        ("本通知自2023年5月1日起施行，至2025年12月31日止。", "2023-05-01", "2025-12-31", False),
        ("本通知有效期自2023年5月1日至2025年4月30日。", "2023-05-01", "2025-04-30", False),
        ("以上政策自2023年5月1日起施行。", "2023-05-01", None, False),
        ("本通知自2023年5月起施行，有效期两年。", "2023-05-01", "2025-04-30", True),
        ("本通知有效期五年，自2023年5月1日起计算。", "2023-05-01", "2028-04-30", True),
        ("本通知有效期为印发之日起三年。", "2023-03-02", "2026-03-01", True),
        ("若干措施自2023年5月1日起施行，2025年12月31日废止。", "2023-05-01", "2025-12-31", False),
        ("本通知由市财政局负责解释，自印发之日起施行，有效期6个月。", "2023-03-02", "2023-09-01", True),
    ],
)
def test_validity(sentence, effective, expires, computed):
    found = frame(letter(body=BODY + f"三、{sentence}\n")).validity
    assert (found.effective_on, found.expires_on, found.computed) == (effective, expires, computed)


def test_dates_that_nothing_prints_stay_null():
    found = frame(letter(end="", body=BODY + "三、本通知自发布之日起施行，有效期两年。\n")).validity
    assert (found.effective_on, found.expires_on) == (None, None)


@pytest.mark.parametrize(
    "sentence",
    [
        "消费券有效期一年。",
        "居住证有效期为五年，期满换发。",
        "存量贷款自2023年5月1日起执行新利率。",
        "《某条例》规定的标准继续执行。",
        "本办法所称证书，有效期三年。",
    ],
)
def test_what_else_is_in_force_is_no_validity(sentence):
    assert frame(letter(body=BODY + f"三、{sentence}\n四、其他。各地执行。\n")).validity is None


@pytest.mark.parametrize(
    ("title", "years"),
    [
        ("合肥市促进就业行动计划（2023—2025年）", (2023, 2025)),
        ("合肥市促进就业行动计划（2023-2025年）", (2023, 2025)),
        ("合肥市促进就业三年行动计划（2023年至2025年）", (2023, 2025)),
        ("合肥市“十四五”就业促进规划", (2021, 2025)),
        ("合肥市促进就业2023年工作要点", None),
    ],
)
def test_period(title, years):
    found = frame(letter(title)).period
    assert (found and (found.start, found.end)) == years


def test_the_period_of_a_work_that_the_notice_rests_on_is_not_its_own():
    preamble = "根据《就业行动计划（2023—2025年）》要求，现就有关事项通知如下：\n"
    assert frame(letter(body=preamble + "一、加大支持力度。各地要落实。\n")).period is None


@pytest.mark.parametrize(
    ("words", "code", "level"),
    [
        (letter("合肥市促进就业的若干措施"), "340100", "city"),
        (letter("安徽省人民政府办公厅关于促进就业的通知"), "340000", "province"),
        (letter("广州市天河区人民政府关于促进就业的通知"), "440106", "county"),
        (letter("重庆市渝北区人民政府关于促进就业的通知"), "500112", "county"),
        (letter("人力资源社会保障部关于促进就业的通知"), "100000", "nation"),
        (letter("关于促进就业的通知", "恩施州财政局\n2023年3月2日\n"), "422800", "city"),
        ("渝财〔2023〕1号\n" + letter(end="2023年3月2日\n"), "500000", "province"),
        (letter("合肥高新区促进就业的若干措施", ""), None, "zone"),
        (letter("合肥市支持高新区发展的若干措施", ""), "340100", "city"),
        (letter("关于支持宜宾市促进就业的通知", "四川省财政厅\n2023年3月2日\n"), "510000", "province"),
        (letter("关于促进合肥市就业的通知", ""), "340100", "city"),
        (letter("川南服务业发展方案", ""), None, "zone"),
        (
            letter(end="", body=BODY + "三、由人行湖北省分行、省财政厅负责。省财政厅要做好工作。\n"),
            "420000",
            "province",
        ),
    ],
)
def test_region(words, code, level):
    found = frame(words).region
    assert (found.code, found.level) == (code, level)


def test_no_region_is_guessed():
    assert frame(letter(end="2023年3月2日\n")).region is None


@pytest.mark.parametrize(
    ("line", "disclosure"),
    [("（此件公开发布）", "此件公开发布"), ("(此件主动公开)", "此件主动公开"), ("公开方式：主动公开", "主动公开")],
)
def test_disclosure(line, disclosure):
    assert frame(letter() + line + "\n").disclosure == disclosure


def test_disclosure_as_a_subject_of_the_notice_is_none():
    assert frame(letter(body=BODY + "三、做好主动公开工作。各地要主动公开信息。\n")).disclosure is None


@given(
    st.text(
        alphabet="某市关于印发的通知方案〔2023〕1号年月日自起施行有效期，。：\n（）《》一二三各局省厅", max_size=120
    )
)
def test_never_fails(words):
    found = frame(words)
    assert found.title is None or "\n" not in found.title
