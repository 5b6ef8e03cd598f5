using GitBrag.GitHub.StandIn;

namespace GitBrag.Api.Tests.Attacks;

/// <summary>A person who puts markup and scripts into every field that GitHub lets people write.</summary>
internal static class HostileWorld
{
    public const string Login = "hostile";

    /// <summary>Breaks out of text, of attributes in either quotes, of comments, of CDATA, of a title and of a script.</summary>
    public const string Payload = "\"'`--><!--]]></title></script></style></textarea><xss onfocus=alert(1) autofocus><img src=x onerror=alert(1)><svg/onload=alert(1)>{{7*7}}${7*7}";

    /// <summary>The slots of pages are comments, and nobody else may open one.</summary>
    private const string Slot = "<!--slot:visitor--><xss>slot</xss><!--/slot-->";

    public static void AddTo(World world, DateTimeOffset now)
    {
        world.AddUser(new WorldUser
        {
            Login = Login,
            Name = $"{Payload}name",
            Bio = $"{Payload}{Slot}bio",
            Company = $"@{Payload}company",
            Location = $"{Payload}location",
            Website = "javascript:alert(document.domain)//https://ok.example",
            Twitter = $"{Payload}twitter",
            SocialAccounts =
            [
                new WorldSocialAccount("GENERIC", "javascript:alert(1)"),
                new WorldSocialAccount("MASTODON", $"https://ok.example/{Payload}"),
                new WorldSocialAccount("LINKEDIN", "JaVaScRiPt\t:alert(1)"),
                new WorldSocialAccount("GENERIC", "data:text/html,<script>alert(1)</script>"),
            ],
        });
        world.AddRepository(new WorldRepository { FullName = $"{Login}/tricks", Description = $"{Payload}{Slot}description" });
        for (var number = 1; number <= 3; number++)
        {
            world.AddPullRequest(new WorldPullRequest
            {
                Repository = $"{Login}/tricks",
                Number = number,
                Author = Login,
                Title = number == 1 ? $"{Payload}{Slot}title" : $"=HYPERLINK(\"https://evil.example\",\"{number}\") [x](javascript:alert(1)) ![i](https://evil.example/i.png) <xss>",
                CreatedAt = now.AddDays(-number),
                MergedAt = number == 2 ? null : now.AddDays(-number).AddHours(1),
                AuthorAssociation = "OWNER",
                Files = [new WorldFile($"{Payload}.cs", 10, 1, "added"), new WorldFile("a.cs", 10, 1, "added")],
            });
        }
    }
}
