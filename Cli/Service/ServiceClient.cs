using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using GitBrag.Cli.Invocation;
using GitBrag.Cli.Terminal;
using GitBrag.Reports;
using GitBrag.Users;

namespace GitBrag.Cli.Service;

/// <summary>Speaks REST to a service, whether it is another process or this one.</summary>
/// <param name="http">Reaches the service; its base address is the service's.</param>
/// <param name="token">The GitHub token of whoever runs the command; null to rely on the service's own credentials.</param>
/// <param name="operatorKey">The key of the service's operator; null when it is not known.</param>
public sealed partial class ServiceClient(HttpClient http, string? token, string? operatorKey)
{
    /// <summary>Asks for a report to be generated.</summary>
    /// <param name="login">Whose.</param>
    /// <param name="period">Over which span of time.</param>
    /// <param name="force">Whether to generate it even when a fresh one is stored.</param>
    /// <param name="cancellationToken">Ends the call.</param>
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

    /// <summary>Asks how far a task is.</summary>
    /// <param name="task">Its address.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The task.</returns>
    /// <exception cref="CommandFailedException">The service does not know it.</exception>
    public async Task<TaskAnswer> GetTaskAsync(Uri task, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, task);
        using var response = await SendAsync(request, cancellationToken);
        return response.IsSuccessStatusCode && await response.Content.ReadFromJsonAsync(Json.Default.TaskAnswer, cancellationToken) is { } answer
            ? answer
            : throw await RefusalAsync(response, cancellationToken);
    }

    /// <summary>Fetches a stored report.</summary>
    /// <param name="login">Whose.</param>
    /// <param name="period">Over which span of time.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The report's JSON as the service sent it; null when none is stored.</returns>
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

    /// <summary>Has everything about a username erased.</summary>
    /// <param name="login">The username.</param>
    /// <param name="bar">Whether to refuse new reports of it from now on.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>How many reports were erased.</returns>
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
    /// <param name="json">What <see cref="GetReportAsync"/> gave.</param>
    /// <returns>The report.</returns>
    /// <exception cref="CommandFailedException">It is no report that this program can read.</exception>
    public static Report Read(byte[] json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, Json.Default.Report) ?? throw new JsonException("null");
        }
        catch (JsonException)
        {
            throw new CommandFailedException("The service answered with a report that this program cannot read; it may be newer. Try --json.", ExitCode.Failed);
        }
    }

    /// <summary>The path of a report below the service's address.</summary>
    /// <param name="login">Whose.</param>
    /// <param name="period">Over which span of time.</param>
    /// <returns>The path, without a slash at its beginning.</returns>
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
            throw new ServiceLostException($"The service at {http.BaseAddress} does not answer any more.");
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
            // Whatever answered is not the service; its status has to do.
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
