using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Serialization;

namespace GitBrag.Storage.Ownership;

/// <summary>Tells a process from every other one, also from a later one with the same id, and from those in other containers and on other machines.</summary>
internal sealed record ProcessIdentity
{
    /// <summary>This process.</summary>
    public static ProcessIdentity Current { get; } = Of(Environment.ProcessId);

    /// <summary>A process that can be seen from here.</summary>
    /// <param name="pid">Its id. Of one that has ended already, the identity says so too.</param>
    public static ProcessIdentity Of(int pid) => new() { Pid = pid, Realm = CurrentRealm(), Start = StartOf(pid) ?? "" };

    /// <summary>The process id.</summary>
    [JsonPropertyName("pid")]
    public int Pid { get; init; }

    /// <summary>
    /// Where process ids count: on Linux the boot and the namespace of process ids, since two containers of one name each have a process 1; elsewhere the machine.
    /// </summary>
    [JsonPropertyName("realm")]
    public string Realm { get; init; } = "";

    /// <summary>When the process started, in a form that only serves to compare.</summary>
    [JsonPropertyName("start")]
    public string Start { get; init; } = "";

    /// <summary>Whether this process would know if the other one had ended.</summary>
    public bool IsNear => Realm == Current.Realm;

    /// <summary>Whether the process is known to have ended. False for one that cannot be seen from here.</summary>
    public bool HasEnded => IsNear && StartOf(Pid) != Start;

    private static string CurrentRealm() => OperatingSystem.IsLinux()
        ? $"{File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim()} {File.ResolveLinkTarget("/proc/self/ns/pid", returnFinalTarget: false)?.Name}"
        : Environment.MachineName;

    /// <summary>When a process started; null when there is none of this id.</summary>
    private static string? StartOf(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return OperatingSystem.IsLinux() ? LinuxStart(pid) : process.StartTime.ToUniversalTime().Ticks.ToString(CultureInfo.InvariantCulture);
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException or Win32Exception or FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>The start in clock ticks since boot, which does not depend on how the wall clock is set. Null for a process that has ended and was not yet reaped.</summary>
    private static string? LinuxStart(int pid)
    {
        // The second field, the program's name in parentheses, may itself contain spaces and parentheses.
        const int State = 0;
        const int StartTime = 19;
        var stat = File.ReadAllText($"/proc/{pid}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return fields[State] is "Z" or "X" ? null : fields[StartTime];
    }
}
