namespace GitBrag.Cli.Tests.FrontDoor;

/// <summary>How a process ended.</summary>
internal sealed record Outcome(int ExitCode, string Out, string Error, int Pid);
