using System.Net;
using System.Text.Json;
using GitBrag.Testing;

namespace GitBrag.Api.Tests;

/// <summary>What tests read from answers.</summary>
public static class Answers
{
    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync()).RootElement;

    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!;

    /// <summary>Checks that an answer is the problem, in its media type and with a sentence, and gives its body.</summary>
    public static async Task<JsonElement> IsProblemAsync(this HttpResponseMessage response, HttpStatusCode status, string name)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(status == response.StatusCode, $"{(int)response.StatusCode} instead of {(int)status}: {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonDocument.Parse(text).RootElement;
        Assert.Equal($"urn:gitbrag:problem:{name}", problem.Text("type"));
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.Text("title"));
        Assert.EndsWith(".", problem.Text("detail"), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        return problem;
    }

    /// <summary>Starts a report and waits until its task has ended.</summary>
    public static async Task<JsonElement> GenerateAsync(this TestService service, string report, string query = "", string? token = TestService.Token)
    {
        var response = await service.PostAsync($"/api/v1/users/{report}{query}", token);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.Accepted, $"{(int)response.StatusCode}: {text}");
        return await service.EndOfAsync(response.Headers.Location!.ToString());
    }

    /// <summary>Waits until a task has ended.</summary>
    public static Task<JsonElement> EndOfAsync(this TestService service, string task) => service.EndOfPrivateAsync(task, null);

    /// <summary>Waits until a task that only its viewer sees has ended.</summary>
    public static Task<JsonElement> EndOfPrivateAsync(this TestService service, string task, string? token) =>
        service.UntilAsync(task, static answer => answer.Text("state") is "succeeded" or "failed" or "cancelled", token);

    /// <summary>Waits until the task that an answer is about, which only its viewer sees, has ended.</summary>
    public static async Task<JsonElement> EndOfPrivateAsync(this TestService service, HttpResponseMessage started, string token)
    {
        var text = await started.Content.ReadAsStringAsync();
        Assert.True(started.StatusCode == HttpStatusCode.Accepted, $"{(int)started.StatusCode}: {text}");
        return await service.EndOfPrivateAsync(started.Headers.Location!.ToString(), token);
    }

    /// <summary>Asks until the answer is as wanted.</summary>
    public static async Task<JsonElement> UntilAsync(this TestService service, string path, Func<JsonElement, bool> isWanted, string? token = null)
    {
        var answer = default(JsonElement);
        await Deadline.UntilAsync(
            async () =>
            {
                using var response = await service.GetAsync(path, token);
                answer = await response.JsonAsync();
                return response.StatusCode == HttpStatusCode.OK && isWanted(answer);
            },
            () => $"Still {answer}");
        return answer;
    }
}
