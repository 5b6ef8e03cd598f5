namespace GitBrag.Api.Requests;

/// <summary>Endpoint metadata: a query parameter that is <c>true</c> or <c>false</c>.</summary>
/// <param name="Name">The parameter's name.</param>
/// <param name="Description">What it does.</param>
internal sealed record QueryFlag(string Name, string Description)
{
    /// <summary>Whether a request sets it. The value has passed <see cref="QueryRules"/>.</summary>
    public static bool IsSet(HttpRequest request, string name) =>
        request.QueryString.HasValue && request.Query.TryGetValue(name, out var value) && IsTrue(value.ToString());

    public static bool IsTrue(string value) => value.Equals("true", StringComparison.OrdinalIgnoreCase) || value == "1";

    public static bool IsFalse(string value) => value.Equals("false", StringComparison.OrdinalIgnoreCase) || value == "0";
}
