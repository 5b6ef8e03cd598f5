using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using GitBrag.Cli.Invocation;
using GitBrag.Cli.Terminal;
using GitBrag.Keys;
using GitBrag.Reporting.Documents;

namespace GitBrag.Cli.Service;

/// <summary>A REST client of the service, which runs in this process or another.</summary>
/// <param name="http">An HTTP client whose base address is the service's.</param>
/// <param name="token">The user's GitHub token; null to use the service's credentials.</param>
/// <param name="operatorKey">The operator key of the service; null when unknown.</param>
public sealed partial class ServiceClient(HttpClient http, string? token, string? operatorKey)
{
    /// <summary>Starts a report.</summary>
    /// <param name="login">The username.</param>
    /// <param name="period">The period.</param>
    /// <param name="force">Whether to refresh a stored report that is still fresh.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The address of the task, or null when a fresh report is stored.</returns>
    /// <exception cref="CommandFailedException">The service refuses.</exception>
    public async Task<Uri?> StartAsync(GitHubLogin login, ReportPeriod period, bool force, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{PathOf(login, period)}{(force ? "?force=true" : "")}");
        request.Headers.Authorization = token is null ? Operator() : new AuthenticationHeaderValue("Bearer", token);
        using var response = await SendAsync(request, cancellationToken);
        return response.StatusCode switch
        {
            HttpStatusCode.OK => null,
            HttpStatusCode.Accepted when response.Headers.Location is { } location => location,
            _ => throw await RefusalAsync(response, cancellationToken),
        };
    }

    /// <summary>Reads a task.</summary>
    /// <param name="task">The address of the task.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The task.</returns>
    /// <exception cref="CommandFailedException">The service does not know the task.</exception>
    public async Task<TaskAnswer> GetTaskAsync(Uri task, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, task);
        using var response = await SendAsync(request, cancellationToken);
        return response.IsSuccessStatusCode && await response.Content.ReadFromJsonAsync(Json.Default.TaskAnswer, cancellationToken) is { } answer
            ? answer
            : throw await RefusalAsync(response, cancellationToken);
    }

    /// <summary>Fetches a stored report.</summary>
    /// <param name="login">The username.</param>
    /// <param name="period">The period.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The JSON of the report; null when none is stored.</returns>
    /// <exception cref="CommandFailedException">The service refuses.</exception>
    public async Task<byte[]?> GetReportAsync(GitHubLogin login, ReportPeriod period, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, PathOf(login, period));
        using var response = await SendAsync(request, cancellationToken);
        return response.StatusCode switch
        {
            HttpStatusCode.OK => await response.Content.ReadAsByteArrayAsync(cancellationToken),
            HttpStatusCode.NotFound => null,
            _ => throw await RefusalAsync(response, cancellationToken),
        };
    }

    /// <summary>Erases everything stored about a username.</summary>
    /// <param name="login">The username.</param>
    /// <param name="bar">Whether to refuse new reports of it.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The number of erased reports.</returns>
    /// <exception cref="CommandFailedException">The service refuses.</exception>
    public async Task<int> EraseAsync(GitHubLogin login, bool bar, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"{PathOf(login)}{(bar ? "?bar=true" : "")}");
        request.Headers.Authorization = Operator();
        using var response = await SendAsync(request, cancellationToken);
        return response.IsSuccessStatusCode && await response.Content.ReadFromJsonAsync(Json.Default.ErasureAnswer, cancellationToken) is { } answer
            ? answer.ErasedReports
            : throw await RefusalAsync(response, cancellationToken);
    }

    /// <summary>Reads a report's JSON.</summary>
    /// <param name="json">The result of <see cref="GetReportAsync"/>.</param>
    /// <returns>The report.</returns>
    /// <exception cref="CommandFailedException">This program cannot read it.</exception>
    public static Report Read(byte[] json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, Json.Default.Report) ?? throw new JsonException("null");
        }
        catch (JsonException)
        {
            throw new CommandFailedException("This program cannot read the report; the service may be newer. Try --json.", ExitCode.Failed);
        }
    }

    /// <summary>The path of a report, relative to the service's address.</summary>
    /// <param name="login">The username.</param>
    /// <param name="period">The period.</param>
    /// <returns>The path. It does not start with a slash.</returns>
    public static string PathOf(GitHubLogin login, ReportPeriod period) => $"{PathOf(login)}/reports/{period.Name}";

    private static string PathOf(GitHubLogin login) => $"api/v1/users/{Uri.EscapeDataString(login.Name)}";

    private AuthenticationHeaderValue? Operator() => operatorKey is null ? null : new AuthenticationHeaderValue("Operator", operatorKey);

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await http.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException)
        {
            throw new ServiceLostException($"The service at {http.BaseAddress} no longer answers.");
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new CommandFailedException($"The service at {http.BaseAddress} did not answer within {http.Timeout.TotalSeconds:0} seconds.", ExitCode.Failed);
        }
    }

    private static async Task<CommandFailedException> RefusalAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        ErrorAnswer? problem = null;
        try
        {
            problem = await response.Content.ReadFromJsonAsync(Json.Default.ErrorAnswer, cancellationToken);
        }
        catch (JsonException)
        {
            // Not an answer of the service. The status must suffice.
        }

        return problem?.Word == "credentials-required"
            ? new CredentialsMissingException()
            : new CommandFailedException(SafeText.OneLine(problem?.Detail ?? problem?.Title ?? $"The service answered {(int)response.StatusCode}."), ExitCodeOf(response.StatusCode));
    }

    private static int ExitCodeOf(HttpStatusCode status) => status switch
    {
        HttpStatusCode.BadRequest => ExitCode.BadUsage,
        HttpStatusCode.Unauthorized => ExitCode.Lacking,
        _ => ExitCode.Failed,
    };

    [JsonSerializable(typeof(Report))]
    [JsonSerializable(typeof(TaskAnswer))]
    [JsonSerializable(typeof(ErasureAnswer))]
    [JsonSerializable(typeof(ErrorAnswer))]
    private sealed partial class Json : JsonSerializerContext;
}
