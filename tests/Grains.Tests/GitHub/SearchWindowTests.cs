using GitBrag.GitHub.Listing;

namespace GitBrag.Tests.GitHub;

public sealed class SearchWindowTests
{
    private static readonly DateTimeOffset Start = new(2024, 2, 28, 23, 59, 0, TimeSpan.Zero);

    public static TheoryData<long, int, double, int> Splits => new()
    {
        { 1, 500, 1, 80 },
        { 2, 500, 1, 80 },
        { 3, 1, 0.001, 80 },
        { 100, 101, 1, 80 },
        { 86_400, 900, 0.01, 80 },
        { 86_400, 900, 0.001, 80 },
        { 86_400, 900, 5, 80 },
        { 600_000_000, 8_775, 0.00004, 80 },
        { 1_000_003, 777, 0.000777, 8 },
        { 50, 50_000, 1000, 80 },
    };

    [Theory]
    [MemberData(nameof(Splits))]
    public void The_parts_of_a_window_cover_it_without_gap_or_overlap(long seconds, int results, double perSecond, int target)
    {
        var window = new SearchWindow(Start, Start.AddSeconds(seconds - 1));

        var parts = window.Split(results, perSecond, target).ToArray();

        Assert.Equal(window.To, parts[0].To);
        Assert.Equal(window.From, parts[^1].From);
        Assert.All(parts, part => Assert.True(part.Seconds >= 1));
        Assert.All(parts.Zip(parts.Skip(1)), pair => Assert.Equal(pair.First.From, pair.Second.To.AddSeconds(1)));
        Assert.InRange(parts.Length, 1, ((results + target - 1) / target) + 1);
    }

    [Fact]
    public void Parts_follow_the_density_seen_and_the_empty_rest_is_one_part()
    {
        // One result a minute, 160 of them, in a window that reaches back ten years.
        var window = new SearchWindow(Start.AddYears(-10), Start);

        var parts = window.Split(160, 1 / 60.0, 80).ToArray();

        Assert.Equal([80 * 60, 80 * 60], parts[..2].Select(part => part.Seconds));
        Assert.Equal(3, parts.Length);
    }

    [Fact]
    public void Parts_are_of_one_length_where_the_density_seen_would_not_reach()
    {
        var window = new SearchWindow(Start, Start.AddSeconds(999));

        var parts = window.Split(320, 0.1, 80).ToArray();

        Assert.Equal([250, 250, 250, 250], parts.Select(part => part.Seconds));
    }

    [Fact]
    public void Below_a_page_the_second_of_its_oldest_result_is_searched_again()
    {
        var window = new SearchWindow(Start, Start.AddSeconds(999));

        var older = window.Older([Start.AddSeconds(900), Start.AddSeconds(700), Start.AddSeconds(950)], count: 60, target: 80).ToArray();

        Assert.Equal([new SearchWindow(Start, Start.AddSeconds(700))], older);
    }

    [Fact]
    public void A_page_that_lies_in_the_newest_second_is_set_apart()
    {
        var window = new SearchWindow(Start, Start.AddSeconds(999));

        var older = window.Older([Start.AddSeconds(999), Start.AddSeconds(999)], count: 10, target: 80).ToArray();

        Assert.Equal(new SearchWindow(Start.AddSeconds(999), Start.AddSeconds(999)), older[0]);
        Assert.Equal(Start.AddSeconds(998), older[1].To);
        Assert.Equal(Start, older[^1].From);
    }

    [Fact]
    public void A_page_that_reaches_down_to_the_oldest_second_leaves_that_second_only()
    {
        var window = new SearchWindow(Start, Start.AddSeconds(999));

        Assert.Equal([new SearchWindow(Start, Start)], window.Older([Start.AddSeconds(5), Start], count: 10, target: 80));
    }

    [Fact]
    public void Without_any_known_result_the_whole_window_is_searched_again_in_parts()
    {
        var older = new SearchWindow(Start, Start.AddSeconds(999)).Older([], count: 500, target: 80).ToArray();

        Assert.Equal(1000, older.Sum(part => part.Seconds));
        Assert.True(older.Length > 1);
    }

    [Fact]
    public void Halves_meet_in_the_middle()
    {
        var (newer, older) = new SearchWindow(Start, Start.AddSeconds(2)).Halve();

        Assert.Equal(new SearchWindow(Start.AddSeconds(1), Start.AddSeconds(2)), newer);
        Assert.Equal(new SearchWindow(Start, Start), older);
    }

    [Fact]
    public void A_window_is_written_in_whole_utc_seconds()
    {
        var window = new SearchWindow(Start.ToOffset(TimeSpan.FromHours(9)), Start.AddSeconds(61));

        Assert.Equal("2024-02-28T23:59:00Z..2024-02-29T00:00:01Z", window.ToString());
    }
}
