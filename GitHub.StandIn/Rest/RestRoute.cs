using System.Globalization;

namespace GitBrag.GitHub.StandIn;

/// <summary>A REST path as the stand-in understands it.</summary>
internal sealed record RestRoute(string Kind, string Login = "", string Repository = "", int Number = 0)
{
    public Resource Resource => Kind == "search" ? Resource.Search : Resource.Core;

    public static RestRoute Match(string path)
    {
        var number = 0;
        return path.Trim('/').Split('/') switch
        {
            ["user"] => new("user"),
            ["user", "repos"] => new("user_repos"),
            ["user", var digits] when IsNumber(digits) => new("user_of_id", Number: number),
            ["rate_limit"] => new("rate_limit"),
            ["search", "issues"] => new("search"),
            ["users", var login] => new("users", login),
            ["users", var login, "social_accounts"] => new("social", login),
            ["repos", var owner, var name] => new("repo", "", $"{owner}/{name}"),
            ["repos", var owner, var name, "pulls", var digits] when IsNumber(digits) => new("pull", "", $"{owner}/{name}", number),
            ["repos", var owner, var name, "pulls", var digits, "files"] when IsNumber(digits) => new("files", "", $"{owner}/{name}", number),
            _ => new("other"),
        };

        bool IsNumber(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
