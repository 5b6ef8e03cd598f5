using Microsoft.AspNetCore.Http;

namespace GitBrag.Hosting;

/// <summary>The <c>--health</c> option: asks the running program with the same settings whether it is ready. Container images have neither a shell nor curl.</summary>
public static class HealthProbe
{
    private const string Option = "--health";

    // Shorter than the time limit of a container's health check, so that the answer is ours.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <summary>Whether the arguments contain <c>--health</c>.</summary>
    /// <param name="args">Its arguments.</param>
    public static bool IsAsked(string[] args) => args.Contains(Option);

    /// <summary>Asks, and prints the answer.</summary>
    /// <param name="args">The program's arguments.</param>
    /// <param name="role">Which program.</param>
    /// <returns>The exit code: 0 when it is ready, 1 when it is not or does not answer, 2 when the settings do not say where it listens.</returns>
    public static async Task<int> RunAsync(string[] args, ProgramRole role)
    {
        try
        {
            var configuration = ProgramBuilder.Create([.. args.Where(static argument => argument != Option)], null).Configuration;
            using var http = new HttpClient { Timeout = Patience };
            using var answer = await http.GetAsync(AddressOf(ListeningAddresses.Read(configuration, role)[0]));
            await Console.Out.WriteLineAsync(await answer.Content.ReadAsStringAsync());
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (StartRefusedException refusal)
        {
            await Console.Error.WriteLineAsync(refusal.Message);
            return refusal.ExitCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            await Console.Error.WriteLineAsync($"It does not answer: {exception.Message}");
            return 1;
        }
    }

    // A program that listens on all interfaces is reached at localhost.
    private static Uri AddressOf(string listening)
    {
        var binding = BindingAddress.Parse(listening);
        var host = binding.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "localhost" : binding.Host;
        return new Uri(FormattableString.Invariant($"{binding.Scheme}://{host}:{binding.Port}/health/ready"));
    }
}
