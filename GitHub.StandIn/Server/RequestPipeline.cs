using System.Security.Cryptography;

namespace GitBrag.GitHub.StandIn;

/// <summary>The way of every request: credentials, limits, faults, the answer, the wait, the sending.</summary>
internal sealed class RequestPipeline(GitHubStandIn standIn, GitHubStandInOptions options, CancellationToken stopping)
{
    private readonly RestApi _rest = new(standIn.World);
    private readonly GraphQLApi _graphQL = new(standIn, options);
    private readonly FaultInjection _faults = new(standIn);
    private readonly ControlApi _control = new(standIn);
    private readonly OAuthApi _oauth = new(standIn, options);

    public async Task HandleAsync(HttpContext http)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        try
        {
            var path = RequestUrl.Path(http.Request);
            if (path.StartsWith("/_standin/", StringComparison.Ordinal)) await SendAsync(http, await _control.RespondAsync(path, http.Request));
            else if (path.StartsWith("/avatars/", StringComparison.Ordinal)) await SendAsync(http, Avatar.Respond(standIn.World, path));
            else if (path.StartsWith("/login/oauth/", StringComparison.Ordinal)) await SendAsync(http, await _oauth.RespondAsync(path, http.Request));
            else await HandleApiAsync(http, path, ended.Token);
        }
        catch (Exception error) when (ended.IsCancellationRequested && error is OperationCanceledException or IOException)
        {
            // The client or the stand-in itself is gone; nobody waits for an answer.
            http.Abort();
        }
    }

    private async Task HandleApiAsync(HttpContext http, string path, CancellationToken ended)
    {
        var isGraphQL = path == "/graphql" && HttpMethods.IsPost(http.Request.Method);
        var route = isGraphQL ? new RestRoute("graphql") : RestRoute.Match(HttpMethods.IsGet(http.Request.Method) ? path : "");
        var call = new GitHubCall(route.Kind, path + http.Request.QueryString, options.Time.GetUtcNow());
        var caller = standIn.Tokens.Identify(http.Request.Headers.Authorization);
        (call.Login, call.Via) = (caller?.Login, RequestUrl.Via(http.Request));
        var query = isGraphQL ? QueryRequest.Read(await BodyAsync(http.Request, ended), standIn.Mode) : null;
        if (query is not null) (call.Query, call.OperationName, call.Variables) = (query.Text, query.OperationName, query.Variables);
        standIn.Stats.Add(call);
        var answer = Forbid(http.Request, caller, isGraphQL);
        answer ??= route.Kind == "rate_limit" ? RateLimits(caller!) : null;
        answer ??= await LimitedAsync(http.Request, new ApiRequest(call, caller!, route, query, standIn.Limits), ended);
        call.Status = answer.Status;
        await SendAsync(http, answer);
    }

    private Answer? Forbid(HttpRequest request, Caller? caller, bool isGraphQL)
    {
        if (caller is null)
        {
            standIn.Stats.BadToken();
            return Answer.Message(401, "Bad credentials");
        }

        if (string.IsNullOrWhiteSpace(request.Headers.UserAgent))
            return Answer.Text(403, "Request forbidden by administrative rules. Please make sure your request has a User-Agent header.");
        return isGraphQL && caller.IsAnonymous ? Answer.Message(401, "This endpoint requires you to be authenticated.") : null;
    }

    /// <summary>
    /// The request leaves the count of those in flight before its answer is sent: a client that sends the next one on receiving it must not
    /// find itself over the limit.
    /// </summary>
    private async Task<Answer> LimitedAsync(HttpRequest http, ApiRequest request, CancellationToken ended)
    {
        var resource = request.Resource;
        var refusal = request.Limits.Admit(request.Caller, resource, request.Price);
        if (refusal is { } refused) return Refuse(refused, resource, standIn.Mode).With(request.Limits.Headers(request.Caller, resource));
        try
        {
            var fault = _faults.Take(request);
            var answer = fault is null ? null : await _faults.AnswerAsync(fault, request, ended);
            if (answer is not null) request.GiveBack();
            else answer = request.Query is null ? await RestAsync(http, request, ended) : await _graphQL.RespondAsync(request, RequestUrl.Base(http), ended);
            if (standIn.BeforeAnswer is { } hold) await standIn.HoldAsync(hold(request.Call).WaitAsync(ended));
            if (fault is { Corrupt: not Corruption.None, Status: null }) answer = answer.Spoil(fault.Corrupt, fault.Encoding);
            return answer.IsBare ? answer : answer.With(request.Limits.Headers(request.Caller, resource));
        }
        finally
        {
            request.Limits.Leave(request.Caller);
        }
    }

    private static Answer Refuse(LimitRefusal refusal, Resource resource, StandInMode mode)
    {
        if (!refusal.IsPrimary) return Answer.Secondary(403, refusal.RetryAfter);
        if (resource != Resource.GraphQL) return Answer.Message(403, "API rate limit exceeded for user ID 1000.");
        var error = new Dictionary<string, string?> { ["type"] = mode.RateType, ["code"] = mode.RateCode, ["message"] = "API rate limit already exceeded for user ID 1000." }
            .Where(part => part.Value is not null).ToDictionary();
        return Answer.Json(200, new { errors = new[] { error } });
    }

    private async Task<Answer> RestAsync(HttpRequest http, ApiRequest request, CancellationToken ended)
    {
        var answer = _rest.Respond(request.Route, request.Caller, http);
        if (answer.IsConditional)
        {
            var etag = $"W/\"{Convert.ToHexStringLower(SHA256.HashData(answer.Body))}\"";
            if (http.Headers.IfNoneMatch == etag)
            {
                // A conditional request that finds nothing new is free.
                request.GiveBack();
                answer = answer with { Status = 304, Body = [] };
            }

            answer = answer.With(new Dictionary<string, string> { ["etag"] = etag, ["cache-control"] = "private, max-age=60, s-maxage=60" });
        }

        await standIn.PauseAsync(request.Resource == Resource.Search ? options.Latency.Search : options.Latency.Rest, ended);
        return request.Caller.Scopes is { } scopes ? answer.With(new Dictionary<string, string> { ["x-oauth-scopes"] = string.Join(", ", scopes) }) : answer;
    }

    private Answer RateLimits(Caller caller)
    {
        var core = Quota(Resource.Core);
        return Answer.Json(200, new { resources = new { core, search = Quota(Resource.Search), graphql = Quota(Resource.GraphQL) }, rate = core });

        object Quota(Resource resource)
        {
            var quota = standIn.Limits.Read(caller, resource);
            return new { quota.Limit, quota.Used, quota.Remaining, reset = Limits.ResetSeconds(quota), resource = Limits.Name(resource) };
        }
    }

    private static async Task<byte[]> BodyAsync(HttpRequest request, CancellationToken ended)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, ended);
        return body.ToArray();
    }

    private async Task SendAsync(HttpContext http, Answer answer)
    {
        if (answer == Answer.Cut)
        {
            http.Abort();
            return;
        }

        http.Response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.With(standIn.Mode.ExtraHeaders).Headers) http.Response.Headers[name] = value;
        if (answer.Status == 304) return;
        http.Response.ContentType = answer.ContentType;
        http.Response.ContentLength = answer.Body.Length;
        await http.Response.Body.WriteAsync(answer.Body, http.RequestAborted);
    }
}
