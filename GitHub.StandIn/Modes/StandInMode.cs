namespace GitBrag.GitHub.StandIn;

/// <summary>How the stand-in differs from GitHub itself until it is reset. Safe to replace from any thread.</summary>
public sealed record StandInMode
{
    /// <summary>GitHub as it is.</summary>
    public static StandInMode Usual { get; } = new();

    /// <summary>The <c>type</c> of the error that says that the GraphQL points are used up; null for none.</summary>
    public string? RateType { get; init; } = "RATE_LIMITED";

    /// <summary>The <c>code</c> of that error; null for none.</summary>
    public string? RateCode { get; init; } = "graphql_rate_limit";

    /// <summary>Whether node ids are written in another encoding. Both forms lead to the node, always.</summary>
    public bool NewIds { get; init; }

    /// <summary>With this error <c>repositoryOwner</c> and <c>user</c> are null; null for none.</summary>
    public OwnerError? OwnerError { get; init; }

    /// <summary>Fields (<c>name</c> or <c>Type.name</c>), types and enum values that an older server lacks; a query that uses one is refused as GitHub does. Default: none.</summary>
    public IReadOnlyList<string> Lacks { get; init; } = [];

    /// <summary>Headers of every answer, such as <c>X-GitHub-SSO</c>. Default: none.</summary>
    public IReadOnlyDictionary<string, string> ExtraHeaders { get; init; } = new Dictionary<string, string>();

    internal bool LacksField(string type, string name) => Lacks.Contains(name) || Lacks.Contains($"{type}.{name}");
}

/// <summary>An error in an account's place.</summary>
/// <param name="Type">Its type, such as <c>FORBIDDEN</c>; null for none.</param>
/// <param name="Message">Its message.</param>
public sealed record OwnerError(string? Type, string Message);
