using GitBrag.GitHub.GraphQL;
using GitBrag.GitHub.Requests;

namespace GitBrag.Tests.GitHub;

public sealed class AdaptiveSizeTests
{
    private readonly AdaptiveSize _size = new(start: 25, minimum: 2, maximum: 34);

    [Fact]
    public void Good_answers_let_it_grow_to_the_largest()
    {
        for (var i = 0; i < 10; i++)
            _size.Learn(25, Good(TimeSpan.FromSeconds(1)));

        Assert.Equal(34, _size.Current);
    }

    [Fact]
    public void Slow_answers_do_not_let_it_grow()
    {
        _size.Learn(25, Good(TimeSpan.FromSeconds(6)));

        Assert.Equal(25, _size.Current);
    }

    [Fact]
    public void A_query_that_was_cut_off_halves_it_once_however_many_of_that_size_were_on_their_way()
    {
        for (var i = 0; i < 5; i++)
            _size.Learn(25, new GitHubAnswer<BareData> { Kind = AnswerKind.TooMuch });

        Assert.Equal(12, _size.Current);
    }

    [Fact]
    public void It_never_falls_below_the_smallest()
    {
        for (var size = 25; size > 0; size /= 2)
            _size.Learn(size, new GitHubAnswer<BareData> { Kind = AnswerKind.TooMuch });

        Assert.Equal(2, _size.Current);
    }

    [Fact]
    public void After_a_cut_it_grows_again_slowly()
    {
        _size.Learn(25, new GitHubAnswer<BareData> { Kind = AnswerKind.TooMuch });

        for (var i = 0; i < 19; i++)
            _size.Learn(12, Good(TimeSpan.FromSeconds(1)));
        Assert.Equal(12, _size.Current);

        _size.Learn(12, Good(TimeSpan.FromSeconds(1)));
        Assert.Equal(15, _size.Current);
    }

    [Fact]
    public void Failures_that_have_nothing_to_do_with_size_change_nothing()
    {
        _size.Learn(25, new GitHubAnswer<BareData> { Kind = AnswerKind.Unavailable });

        Assert.Equal(25, _size.Current);
    }

    private static GitHubAnswer<BareData> Good(TimeSpan time) => new() { Kind = AnswerKind.Data, Data = new BareData(), ResponseTime = time };
}
