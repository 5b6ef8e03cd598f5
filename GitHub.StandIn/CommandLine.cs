using System.Globalization;

namespace GitBrag.GitHub.StandIn;

/// <summary>What is wrong with the command line, in a sentence.</summary>
internal sealed class CommandLineException(string message) : Exception(message);

internal sealed class CommandLine
{
    public const string Help = """
        A stand-in for GitHub on this machine.

          --port N                                          port on 127.0.0.1 (9480; 0 takes a free one)
          --demo                                            a made-up contributor, octavia-codes
          --generate LOGIN:COUNT[:REPOS[:DAYS[:MAXFILES]]]  made-up pull requests of a login; may be repeated
          --until INSTANT                                   when made-up pull requests end (now)
          --token TOKEN:LOGIN[:SCOPE,SCOPE]                 accepts a token; may be repeated
          --latency none|github                             how long answers take (github)
          --stargazers restricted|open                      who sees who starred a repository: its owner, or everybody (restricted)
        """;

    public int Port { get; private set; } = 9480;

    public bool IsHelp { get; private set; }

    public bool IsDemo { get; private set; }

    public DateTimeOffset? Until { get; private set; }

    public Latency Latency { get; private set; } = Latency.LikeGitHub;

    public bool ShowsStargazers { get; private set; }

    public List<GenerateOrder> Generated { get; } = [];

    public List<(string Token, string Login, string[] Scopes)> Tokens { get; } = [];

    /// <exception cref="CommandLineException">An option is unknown, or its value is wrong.</exception>
    public static CommandLine Parse(string[] arguments)
    {
        var command = new CommandLine();
        var rest = new Queue<string>(arguments);
        while (rest.TryDequeue(out var option))
        {
            if (option is "--help" or "-h") command.IsHelp = true;
            else if (option == "--demo") command.IsDemo = true;
            else command.Set(option, rest);
        }

        return command;
    }

    private void Set(string option, Queue<string> rest)
    {
        if (option is not ("--port" or "--generate" or "--until" or "--token" or "--latency" or "--stargazers"))
            throw new CommandLineException($"There is no option {option}; --help lists them.");
        if (!rest.TryDequeue(out var value)) throw new CommandLineException($"{option} needs a value.");
        switch (option)
        {
            case "--port": Port = Number(option, value, 0, 65535); break;
            case "--until": Until = Instant(value); break;
            case "--generate": Generated.Add(Order(value)); break;
            case "--token": Tokens.Add(Token(value)); break;
            case "--stargazers": ShowsStargazers = value switch
            {
                "restricted" => false,
                "open" => true,
                _ => throw new CommandLineException($"--stargazers is restricted or open, not '{value}'."),
            };
            break;
            default: Latency = value switch
            {
                "none" => Latency.None,
                "github" => Latency.LikeGitHub,
                _ => throw new CommandLineException($"--latency is none or github, not '{value}'."),
            };
            break;
        }
    }

    private static GenerateOrder Order(string value)
    {
        const string Option = "--generate";
        var parts = value.Split(':');
        if (parts.Length is < 2 or > 5 || parts[0].Length == 0)
            throw new CommandLineException($"{Option} takes LOGIN:COUNT[:REPOS[:DAYS[:MAXFILES]]], not '{value}'.");
        return new GenerateOrder(parts[0], Part(1, 0, 0), Part(2, 10, 1), Part(3, 360, 1), Part(4, 30, 1));

        int Part(int index, int usual, int least) => index < parts.Length ? Number(Option, parts[index], least, 1_000_000) : usual;
    }

    private static (string Token, string Login, string[] Scopes) Token(string value) => value.Split(':', 3) switch
    {
        [{ Length: > 0 } token, { Length: > 0 } login] => (token, login, []),
        [{ Length: > 0 } token, { Length: > 0 } login, var scopes] => (token, login, scopes.Split(',', StringSplitOptions.RemoveEmptyEntries)),
        _ => throw new CommandLineException($"--token takes TOKEN:LOGIN[:SCOPE,SCOPE], not '{value}'."),
    };

    private static DateTimeOffset Instant(string value) =>
        DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant
            : throw new CommandLineException($"--until takes an instant such as 2026-01-31T12:00:00Z, not '{value}'.");

    private static int Number(string option, string value, int least, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new CommandLineException($"{option} takes numbers from {least} to {most}, not '{value}'.");
}
