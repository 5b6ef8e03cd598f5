using System.Text.Json;
using System.Text.Json.Nodes;
using GitBrag.Hosting;
using GitBrag.Setup;
using GitBrag.Silo;
using GitBrag.State;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace GitBrag.Bench.Cluster.Members;

/// <summary>A silo of the next version of the program, which writes the next schema version. A rolling upgrade runs it beside silos of this version.</summary>
internal static class NextVersionSilo
{
    /// <summary>The argument that starts this program as such a silo.</summary>
    public const string Argument = "next-version-silo";

    /// <summary>Runs the silo until it is stopped. Environment variables configure it.</summary>
    public static Task<int> RunAsync() => HostRunner.RunAsync(static () => SiloApplication.Create(
        [], static builder => builder.Services.AddSingleton<IGrainStorageSerializer>(new NextVersionSerializer(GrainServices.CreateStateSerializer()))));

    /// <summary>Writes every record with the next version and one more member. Reads both versions.</summary>
    private sealed class NextVersionSerializer(StateSerializer current) : IGrainStorageSerializer
    {
        private const string Version = "schemaVersion";
        private const string NewMember = "nextVersion";

        public BinaryData Serialize<T>(T? input)
        {
            var document = JsonNode.Parse(current.Serialize(input))!.AsObject();
            (document[Version], document[NewMember]) = ((int)document[Version]! + 1, true);
            return new BinaryData(JsonSerializer.SerializeToUtf8Bytes(document));
        }

        public T Deserialize<T>(BinaryData input)
        {
            var document = JsonNode.Parse(input)!.AsObject();
            if (document.Remove(NewMember))
            {
                document[Version] = (int)document[Version]! - 1;
            }

            return current.Deserialize<T>(new BinaryData(JsonSerializer.SerializeToUtf8Bytes(document)));
        }
    }
}
