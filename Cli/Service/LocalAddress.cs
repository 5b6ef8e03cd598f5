using Microsoft.AspNetCore.Http;

namespace GitBrag.Cli.Service;

/// <summary>Turns a listening address into one that this machine can call.</summary>
public static class LocalAddress
{
    /// <summary>Returns the address to call.</summary>
    /// <param name="listening">The listening address. <c>*</c>, <c>0.0.0.0</c> and <c>[::]</c> mean every address of the machine.</param>
    /// <returns>The address. It ends with a slash.</returns>
    public static Uri Of(string listening)
    {
        var binding = BindingAddress.Parse(listening);
        var host = binding.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "localhost" : binding.Host;
        return new Uri($"{binding.Scheme}://{host}:{binding.Port}/");
    }
}
