using FsCheck;
using FsCheck.Fluent;
using GitBrag.Keys;
using GitBrag.Tests.Reports;

namespace GitBrag.Tests.Properties;

/// <summary>Any text as a username or a period is one, or is clearly none.</summary>
public sealed class TextProperties
{
    private static readonly DateTimeOffset Now = Sample.Instant("2026-03-01T12:34:56.7Z");

    private static readonly Gen<string> AnyText = Gen.OneOf(
        Gen.Choose(0, 0xFFFF).Select(code => (char)code).ArrayOf().Select(text => new string(text)),
        Gen.Elements("octocat", "1_year", "2024-01-01..2024-12-31", "a--b", "-a", "x_y", "dependabot[bot]", "2024-02-30..2024-03-01", "9999-12-31..9999-12-31", "..", ""),
        from text in Gen.Elements("octocat", "ALL_TIME", "2024-01-01..2024-12-31", "mona-lisa_acme")
        from at in Gen.Choose(0, text.Length)
        from code in Gen.Choose(0, 0x2FF)
        select text.Insert(at, ((char)code).ToString()),
        from year in Gen.Choose(0, 9999)
        from month in Gen.Choose(0, 13)
        from day in Gen.Choose(0, 32)
        select $"2008-01-01..{year:0000}-{month:00}-{day:00}");

    [Fact]
    public void A_username_is_well_formed_or_none()
    {
        Property.Holds(AnyText, text =>
        {
            if (!GitHubLogin.TryParse("github.com", text, out var login))
                return;
            Assert.Matches("^[-a-z0-9_]{1,40}(\\[bot\\])?$", login.Name);
            Assert.Equal(login, GitHubLogin.FromKey(login.ToString()));
            Assert.Equal(text.ToLowerInvariant(), login.Name);
        });
    }

    [Fact]
    public void A_period_has_a_beginning_and_an_end_or_is_none()
    {
        Property.Holds(AnyText, text =>
        {
            if (!ReportPeriod.TryParse(text, Now, out var period))
                return;
            var (since, until) = period.At(Now);
            Assert.True(since <= until, $"{since} is behind {until}.");
            Assert.Equal((0L, 0L), (since.Ticks % TimeSpan.TicksPerSecond, until.Ticks % TimeSpan.TicksPerSecond));
            Assert.Equal(period, ReportPeriod.FromName(period.Name));
        });
    }
}
