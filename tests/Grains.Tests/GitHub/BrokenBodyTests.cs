using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using GitBrag.GitHub;
using GitBrag.GitHub.Requests;
using GitBrag.GitHub.StandIn;

namespace GitBrag.Tests.GitHub;

public sealed class BrokenBodyTests
{
    [Theory]
    [InlineData(Corruption.Plain, "gzip")]
    [InlineData(Corruption.Plain, "br")]
    [InlineData(Corruption.Plain, "deflate")]
    [InlineData(Corruption.Cut, "gzip")]
    [InlineData(Corruption.Cut, "br")]
    [InlineData(Corruption.Cut, "identity")]
    [InlineData(Corruption.Garbled, "gzip")]
    [InlineData(Corruption.Garbled, "br")]
    [InlineData(Corruption.Garbled, "identity")]
    [InlineData(Corruption.Unlabelled, "gzip")]
    public async Task A_body_that_does_not_decode_costs_one_request_more(Corruption corruption, string encoding)
    {
        await using var gitHub = await GitHubAtWork.StartAsync();
        var made = gitHub.StandIn.World.AddGenerated("ada", 5, until: GitHubAtWork.Until);
        gitHub.StandIn.Faults.Add(new Fault { Corrupt = corruption, Encoding = encoding, Every = 1, Times = 1 });

        var listed = await gitHub.ListAsync("ada");

        Assert.Equal(GitHubAtWork.Ids(made), listed.Ids);
        Assert.Equal(2, gitHub.StandIn.Stats.Calls);
    }

    [Fact]
    public async Task A_body_of_REST_that_does_not_decode_costs_one_request_more()
    {
        await using var gitHub = await GitHubAtWork.StartAsync();
        gitHub.StandIn.Faults.Add(new Fault { Kind = "user", Corrupt = Corruption.Plain, Times = 1 });

        var found = await gitHub.Open().FindAccountAsync(null, CancellationToken.None);

        Assert.Equal("tester", found.Account?.Login);
        Assert.Equal(2, gitHub.StandIn.Stats.Calls);
    }

    [Fact]
    public async Task A_title_that_is_not_text_gets_replacement_characters_and_its_page_is_kept()
    {
        await using var gitHub = await GitHubAtWork.StartAsync();
        var made = gitHub.StandIn.World.AddGenerated("ada", 3, until: GitHubAtWork.Until);
        gitHub.StandIn.World.AddPullRequest(made[0] with { Title = "bad \uDCC3( byte" });
        gitHub.StandIn.World.AddPullRequest(made[1] with { Title = "lone \uD83D and \uDE00, a pair \U0001F600" });

        var listed = await gitHub.ListAsync("ada");

        Assert.Equal("bad \uFFFD( byte", listed.PullRequests.Single(pull => pull.NodeId == made[0].Id).Title);
        Assert.Equal("lone \uFFFD and \uFFFD, a pair \U0001F600", listed.PullRequests.Single(pull => pull.NodeId == made[1].Id).Title);
        Assert.Equal((3, 1), (listed.PullRequests.Count, gitHub.StandIn.Stats.Calls));
    }

    [Theory]
    [InlineData(@"{""a"":""\ud83d\ude00""}", @"{""a"":""\ud83d\ude00""}")]
    [InlineData(@"{""a"":""\\ud83d""}", @"{""a"":""\\ud83d""}")]
    [InlineData(@"{""a"":""\uD83D""}", "{\"a\":\"\uFFFD\"}")]
    [InlineData(@"{""a"":""\ude00\ud83d\ud83d\ude00""}", "{\"a\":\"\uFFFD\uFFFD\\ud83d\\ude00\"}")]
    [InlineData("\uFEFF{}", "{}")]
    public void Only_lone_surrogates_are_replaced(string json, string expected)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(json);

        Assert.Equal(expected, System.Text.Encoding.UTF8.GetString(JsonText.Repair(bytes) ?? bytes));
    }

    [Fact]
    public async Task An_answer_that_unpacks_to_more_than_fits_is_given_up_without_keeping_it()
    {
        using var script = new GitHubScript(static () => Packed(AnswerBody.Largest + 1));
        await using var gitHub = GitHubAtWork.Scripted(new Unpacking(script));

        var found = await gitHub.Open().FindSubjectAsync("ada", CancellationToken.None);

        Assert.Equal(GitHubErrorKind.Unavailable, found.Error?.Kind);
        Assert.Contains("too large", found.Error!.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(401)]
    [InlineData(404)]
    public async Task A_refusal_that_is_not_GitHubs_is_tried_again(int status)
    {
        await using var gitHub = await GitHubAtWork.StartAsync();
        gitHub.StandIn.World.AddGenerated("ada", 3, until: GitHubAtWork.Until);
        gitHub.StandIn.Faults.Add(new Fault { Times = 1, Status = status, Body = "<html>Blocked</html>", ContentType = "text/html", Bare = true });

        Assert.Equal(3, (await gitHub.ListAsync("ada")).PullRequests.Count);
        Assert.Equal(2, gitHub.StandIn.Stats.Calls);
    }

    [Fact]
    public async Task A_refusal_that_is_never_GitHubs_is_named_as_what_it_is()
    {
        await using var gitHub = await GitHubAtWork.StartAsync();
        gitHub.StandIn.Faults.Add(new Fault { Status = 403, Body = "<html>Blocked</html>", ContentType = "text/html", Bare = true });

        var found = await gitHub.Open().FindSubjectAsync("ada", CancellationToken.None);

        Assert.Equal("GitHub gave no usable answer. Something between this server and GitHub, such as a proxy, answered 403. Try again later.", found.Error?.Detail);
        Assert.Equal(4, gitHub.StandIn.Stats.Calls);
    }

    private static HttpResponseMessage Packed(int size)
    {
        var packed = new MemoryStream();
        using (var packing = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var blank = new byte[1 << 20];
            Array.Fill(blank, (byte)' ');
            for (var left = size; left > 0; left -= blank.Length)
                packing.Write(blank, 0, Math.Min(left, blank.Length));
        }

        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(packed.ToArray()) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } } };
    }

    // In the place of the connection, which unpacks by itself.
    private sealed class Unpacking(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            answer.Content = new StreamContent(new GZipStream(await answer.Content.ReadAsStreamAsync(cancellationToken), CompressionMode.Decompress));
            return answer;
        }
    }
}
