using System.Text.Json.Serialization;
using GitBrag.Credentials;
using GitBrag.Profiles;
using GitBrag.Reports;
using GitBrag.Repositories;
using GitBrag.Sessions;
using GitBrag.Users;

namespace GitBrag.State;

/// <summary>Writes and reads the state records of the grains. What is stored is only ever read through it, so no stored byte is run.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(UserState))]
[JsonSerializable(typeof(DraftState))]
[JsonSerializable(typeof(ReportState))]
[JsonSerializable(typeof(ProfileState))]
[JsonSerializable(typeof(RepositoryState))]
[JsonSerializable(typeof(CredentialState))]
[JsonSerializable(typeof(SessionState))]
[JsonSerializable(typeof(AccountSessionsState))]
internal sealed partial class GrainStateJson : JsonSerializerContext;
