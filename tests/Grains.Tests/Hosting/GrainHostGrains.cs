using GitBrag.Credentials;
using GitBrag.Keys;
using GitBrag.Profiles;
using GitBrag.PullRequests;
using GitBrag.Reports;
using GitBrag.Repositories;
using GitBrag.Users;

namespace GitBrag.Tests.Hosting;

/// <summary>The grains of a host by the names a person would use.</summary>
internal static class GrainHostGrains
{
    private const string GitHubHost = "github.com";

    public static GitHubLogin Login(string username) =>
        GitHubLogin.TryParse(GitHubHost, username, out var login) ? login : throw new ArgumentException($"'{username}' is no username.", nameof(username));

    public static ReportKey Key(string username, string period) => new(Login(username), ReportPeriod.FromName(period));

    public static IUserGrain User(this GrainHost host, string username) => host.Grains.GetGrain<IUserGrain>(Login(username).ToString());

    public static IReportGrain Report(this GrainHost host, string username, string period) =>
        host.Grains.GetGrain<IReportGrain>(Key(username, period).ToString());

    public static IProfileGrain Profile(this GrainHost host, string username) => host.Grains.GetGrain<IProfileGrain>(Login(username).ToString());

    public static IRepositoryGrain Repository(this GrainHost host, string fullName) => host.Grains.GetGrain<IRepositoryGrain>(NameOf(fullName).ToString());

    public static IPullRequestGrain PullRequest(this GrainHost host, string repository, int number) =>
        host.Grains.GetGrain<IPullRequestGrain>(new PullRequestId(NameOf(repository), number).ToString());

    public static ICredentialGrain Budget(this GrainHost host, CredentialReference credential) =>
        host.Grains.GetGrain<ICredentialGrain>($"{host.GitHub.ApiUrl.Authority}/{credential.Owner}");

    private static RepositoryName NameOf(string fullName) =>
        RepositoryName.TryParse(GitHubHost, fullName, out var name) ? name : throw new ArgumentException($"'{fullName}' is no repository.", nameof(fullName));
}
