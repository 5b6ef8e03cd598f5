using GitBrag.Reporting.Texts;

namespace GitBrag.Tests.Reports;

public sealed class DirectionMarksTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("", "")]
    [InlineData("plain", "plain")]
    [InlineData("\u202Egnp.\u202C fix", "gnp. fix")]
    [InlineData("\u2066a\u2067b\u2068c\u2069", "abc")]
    [InlineData("\u200Ea\u200Fb\u061C", "ab")]
    [InlineData("\u202Aa\u202Bb\u202D", "ab")]
    [InlineData("\u206Aa\u206F\uFFF9b\uFFFAc\uFFFB", "abc")]
    [InlineData("\u202E\u2069", "")]
    [InlineData("תיקון (41) באג", "תיקון (41) באג")]
    [InlineData("👩\u200D🔬 می\u200Cخواهم", "👩\u200D🔬 می\u200Cخواهم")]
    public void Marks_go_and_letters_and_joiners_stay(string? text, string? expected) => Assert.Equal(expected, DirectionMarks.Remove(text));
}
