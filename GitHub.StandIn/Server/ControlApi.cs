using System.Text.Json;
using System.Text.Json.Serialization;

namespace GitBrag.GitHub.StandIn;

/// <summary>Control over HTTP, under <c>/_standin/</c>, for programs that run the stand-in as a process of its own. JSON in snake case.</summary>
internal sealed class ControlApi(GitHubStandIn standIn)
{
    private static readonly JsonSerializerOptions Names = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public async Task<Answer> RespondAsync(string path, HttpRequest request)
    {
        try
        {
            return (request.Method, path["/_standin/".Length..]) switch
            {
                ("GET", "stats") => Answer.Json(200, Statistics()),
                ("GET", "log") => Answer.Json(200, standIn.Stats.Log),
                ("POST", "reset") => Done(await ReadAsync<ResetOrder>(request), order => standIn.Reset(order.ToLimits())),
                ("POST", "mode") => Done(await ReadAsync<StandInMode>(request), mode => (standIn.Mode, standIn.World.WritesNewIds) = (mode, mode.NewIds)),
                ("POST", "faults") => Done(await ReadAsync<FaultOrder[]>(request), SetFaults),
                ("POST", "token") => Done(await ReadAsync<TokenOrder>(request), order => standIn.Tokens.Add(order.Token, order.Login, order.Scopes ?? [])),
                ("POST", "revoke") => Answer.Json(200, new { revoked = standIn.Tokens.Revoke((await ReadAsync<RevokeOrder>(request)).Token) }),
                ("POST", "consent") => Done(await ReadAsync<ConsentOrder>(request), order => order.Apply(standIn.Consent)),
                ("POST", "pull") => Done(await ReadAsync<WorldPullRequest>(request), pull => standIn.World.AddPullRequest(pull)),
                ("POST", "remove") => Answer.Json(200, await RemoveAsync(request)),
                ("POST", "user") => Done(await ReadAsync<WorldUser>(request), user => standIn.World.AddUser(user)),
                ("POST", "repo") => Done(await ReadAsync<WorldRepository>(request), repository => standIn.World.AddRepository(repository)),
                ("POST", "generate") => Done(await ReadAsync<GenerateOrder>(request), Generate),
                _ => Answer.Message(404, "There is no such control."),
            };
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            return Answer.Message(400, error.Message);
        }
    }

    private object Statistics()
    {
        var stats = standIn.Stats;
        return new
        {
            stats.Calls, stats.ByKind, stats.ByStatus, stats.NotModified, stats.Operations, stats.Points, stats.MaxInFlight, stats.InvalidQueries,
            stats.BadTokens, stats.Faulted, stats.LimitsHit, stats.LimitViolations, FileLists = stats.FileLists.Count,
        };
    }

    private void SetFaults(FaultOrder[] orders)
    {
        standIn.Faults.Clear();
        standIn.Faults.Add(orders.Select(order => order.ToFault()));
    }

    private async Task<object> RemoveAsync(HttpRequest request)
    {
        var order = await ReadAsync<RemoveOrder>(request);
        var removed = order.Number is { } number ? standIn.World.RemovePullRequest(order.Repository, number) : standIn.World.RemoveRepository(order.Repository);
        return new { removed };
    }

    private void Generate(GenerateOrder order) =>
        standIn.World.AddGenerated(order.Login, order.Count, order.Repositories, order.Days, order.MaxFiles, order.Until);

    private static Answer Done<T>(T order, Action<T> carryOut)
    {
        carryOut(order);
        return Answer.Json(200, new { ok = true });
    }

    private static async Task<T> ReadAsync<T>(HttpRequest request) =>
        await JsonSerializer.DeserializeAsync<T>(request.Body, Names, request.HttpContext.RequestAborted) ?? throw new JsonException("A body is needed.");
}
