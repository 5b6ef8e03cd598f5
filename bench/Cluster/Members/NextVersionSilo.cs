using System.Text.Json;
using System.Text.Json.Nodes;
using GitBrag.Hosting;
using GitBrag.Silo;
using GitBrag.State;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace GitBrag.Bench.Cluster.Later;

/// <summary>A silo of the next version of the program, whose records have the next schema version: what this version meets during a rolling upgrade.</summary>
internal static class LaterSilo
{
    /// <summary>The only argument that starts this program as such a silo.</summary>
    public const string Argument = "later-silo";

    /// <summary>Runs it until it is told to stop; its settings are its environment, as those of any silo.</summary>
    /// <returns>What to exit with.</returns>
    public static Task<int> RunAsync() => GuardedStart.RunAsync(static () => SiloApplication.Create(
        [], static builder => builder.Services.AddSingleton<IGrainStorageSerializer>(new LaterSerializer(new StateSerializer(GrainStateJson.Default)))));

    /// <summary>Writes the next version of every record, which has a member more, and reads that and the present one.</summary>
    private sealed class LaterSerializer(StateSerializer present) : IGrainStorageSerializer
    {
        private const string Version = "schemaVersion";
        private const string FurtherMember = "later";

        public BinaryData Serialize<T>(T? input)
        {
            var document = JsonNode.Parse(present.Serialize(input))!.AsObject();
            (document[Version], document[FurtherMember]) = ((int)document[Version]! + 1, true);
            return new BinaryData(JsonSerializer.SerializeToUtf8Bytes(document));
        }

        public T Deserialize<T>(BinaryData input)
        {
            var document = JsonNode.Parse(input)!.AsObject();
            if (document.Remove(FurtherMember))
            {
                document[Version] = (int)document[Version]! - 1;
            }

            return present.Deserialize<T>(new BinaryData(JsonSerializer.SerializeToUtf8Bytes(document)));
        }
    }
}
