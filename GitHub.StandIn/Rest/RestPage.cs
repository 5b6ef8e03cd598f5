using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace GitBrag.GitHub.StandIn;

/// <summary>One page of a list, with GitHub's Link header.</summary>
internal sealed record RestPage<T>(IReadOnlyList<T> Items, IReadOnlyDictionary<string, string> Headers);

internal static class RestPage
{
    private const int UsualSize = 30;
    private const int LargestSize = 100;

    /// <summary>The position of the first item that the request asks for.</summary>
    public static int First(HttpRequest request) => (Number(request) - 1) * Size(request);

    public static RestPage<T> Of<T>(IReadOnlyList<T> all, HttpRequest request)
    {
        var (number, size) = (Number(request), Size(request));
        var last = Math.Max(1, (all.Count + size - 1) / size);
        var links = new List<string>();
        if (number > 1) links.Add(Link(number - 1, "prev"));
        if (number < last) links.AddRange([Link(number + 1, "next"), Link(last, "last")]);
        if (number > 1) links.Add(Link(1, "first"));
        var headers = new Dictionary<string, string>();
        if (links.Count > 0) headers["link"] = string.Join(", ", links);
        return new RestPage<T>(all.Skip(First(request)).Take(size).ToList(), headers);

        string Link(int page, string relation)
        {
            var query = request.Query.ToDictionary(p => p.Key, p => (string?)p.Value.ToString());
            query["page"] = page.ToString(CultureInfo.InvariantCulture);
            return $"<{QueryHelpers.AddQueryString(RequestUrl.Base(request) + request.Path, query)}>; rel=\"{relation}\"";
        }
    }

    private static int Number(HttpRequest request) => Math.Clamp(Read(request, "page") ?? 1, 1, 1_000_000);

    private static int Size(HttpRequest request) => Math.Clamp(Read(request, "per_page") ?? UsualSize, 1, LargestSize);

    private static int? Read(HttpRequest request, string name) =>
        int.TryParse(request.Query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0 ? value : null;
}
