using System.Text.Json.Serialization;
using GitBrag.State;

namespace GitBrag.Tests.State;

public sealed partial class StateSerializerTests
{
    private readonly StateSerializer _serializer = new(Context.Default);

    [Fact]
    public void A_state_is_written_as_JSON_under_its_explicit_names_with_its_version()
    {
        var document = _serializer.Serialize(new Sample { Login = "octocat" }).ToString();

        Assert.Equal("""{"schemaVersion":3,"login":"octocat","nested":null}""", document);
    }

    [Fact]
    public void A_state_is_read_as_it_was_written()
    {
        var sample = new Sample { Login = "ünïcode", Nested = new Part(9) };

        Assert.Equal(sample, _serializer.Deserialize<Sample>(_serializer.Serialize(sample)));
    }

    [Theory]
    [InlineData("""{"schemaVersion":4,"login":"octocat"}""")]
    [InlineData("""{"login":{"anything":[1,2]},"schemaVersion":4}""")]
    public void A_newer_document_is_refused_with_both_versions_and_what_to_do(string document)
    {
        var refusal = Assert.Throws<NewerSchemaException>(() => _serializer.Deserialize<Sample>(new BinaryData(document)));

        Assert.Equal(4, refusal.StoredVersion);
        Assert.Equal(3, refusal.KnownVersion);
        Assert.Equal("A stored Sample has schema version 4, and this version of the program knows versions up to 3: update the program.", refusal.Message);
    }

    [Theory]
    [InlineData("""{"schemaVersion":2,"login":"octocat"}""", 2)]
    [InlineData("""{"login":"octocat"}""", 3)]
    public void An_older_document_is_read_and_written_back_as_the_current_version(string document, int versionAsRead)
    {
        var sample = _serializer.Deserialize<Sample>(new BinaryData(document));
        var written = _serializer.Serialize(sample with { Login = "hubot" }).ToString();

        Assert.Equal(versionAsRead, sample.SchemaVersion);
        Assert.Equal("""{"schemaVersion":3,"login":"hubot","nested":null}""", written);
    }

    [Fact]
    public void A_member_that_an_older_document_lacks_has_its_initial_value()
    {
        var sample = _serializer.Deserialize<Sample>(new BinaryData("""{"schemaVersion":1}"""));

        Assert.Equal("", sample.Login);
    }

    [Fact]
    public void A_version_inside_a_member_is_not_the_documents_version()
    {
        var sample = _serializer.Deserialize<Sample>(new BinaryData("""{"nested":{"schemaVersion":99},"schemaVersion":3}"""));

        Assert.Equal(new Part(99), sample.Nested);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"schemaVersion":"3"}""")]
    [InlineData("""{"schemaVersion":3,"login":"oct""")]
    [InlineData("\0\0\0\0")]
    public void What_is_not_a_document_is_refused(string document) =>
        Assert.Throws<CorruptDocumentException>(() => _serializer.Deserialize<Sample>(new BinaryData(document)));

    [Fact]
    public void A_type_without_a_version_is_never_stored()
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => _serializer.Serialize(new Part(1)));

        Assert.Contains("without a schema version", refusal.Message, StringComparison.Ordinal);
    }

    internal sealed record Sample : IVersionedState
    {
        public static int CurrentSchemaVersion => 3;

        [JsonPropertyName("schemaVersion")]
        public int SchemaVersion { get; set; } = CurrentSchemaVersion;

        [JsonPropertyName("login")]
        public string Login { get; set; } = "";

        [JsonPropertyName("nested")]
        public Part? Nested { get; set; }
    }

    internal sealed record Part([property: JsonPropertyName("schemaVersion")] int Number);

    [JsonSerializable(typeof(Sample))]
    [JsonSerializable(typeof(Part))]
    private sealed partial class Context : JsonSerializerContext;
}
