using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace GitBrag.Storage.Sqlite;

/// <summary>One connection to the storage file with its prepared statements. Used by one thread at a time.</summary>
internal sealed class SqliteSession : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _commands = [];

    private SqliteSession(SqliteConnection connection) => _connection = connection;

    /// <summary>Whether a transaction is open. SQLite ends one by itself on some errors, such as a full disk.</summary>
    public bool InTransaction => raw.sqlite3_get_autocommit(_connection.Handle) == 0;

    /// <summary>Opens a connection to an existing file.</summary>
    /// <param name="path">The storage file.</param>
    /// <param name="readOnly">Whether changes are refused.</param>
    /// <returns>The session.</returns>
    /// <exception cref="SqliteException">The file cannot be opened.</exception>
    public static SqliteSession Open(string path, bool readOnly)
    {
        // The seconds that a statement waits while another program, a database browser perhaps, has the file locked.
        const int BusyTimeout = 5;
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,
            DefaultTimeout = BusyTimeout,
        }.ToString());
        try
        {
            connection.Open();
            var session = new SqliteSession(connection);

            // A commit is durable when it is answered: FULL syncs the log at every commit.
            session.Execute("PRAGMA synchronous = FULL");
            if (readOnly)
                session.Execute("PRAGMA query_only = ON");
            return session;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Runs a statement.</summary>
    /// <param name="sql">The statement, with <c>$1</c>, <c>$2</c> … for the values.</param>
    /// <param name="values">The values.</param>
    /// <returns>How many rows were changed.</returns>
    public int Execute(string sql, params ReadOnlySpan<object> values) => Prepare(sql, values).ExecuteNonQuery();

    /// <summary>Reads the first column of the first row.</summary>
    /// <param name="sql">The statement, with <c>$1</c>, <c>$2</c> … for the values.</param>
    /// <param name="values">The values.</param>
    /// <returns>The value; null when there is no row.</returns>
    public object? Scalar(string sql, params ReadOnlySpan<object> values) => Prepare(sql, values).ExecuteScalar();

    /// <summary>Reads rows.</summary>
    /// <typeparam name="T">What becomes of a row.</typeparam>
    /// <param name="read">Reads one row.</param>
    /// <param name="sql">The statement, with <c>$1</c>, <c>$2</c> … for the values.</param>
    /// <param name="values">The values.</param>
    /// <returns>The rows.</returns>
    public List<T> Query<T>(Func<SqliteDataReader, T> read, string sql, params ReadOnlySpan<object> values)
    {
        using var reader = Prepare(sql, values).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }

    /// <summary>Runs statements that are needed once.</summary>
    /// <param name="sql">The statements.</param>
    public void Script(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var command in _commands.Values)
            command.Dispose();
        _connection.Dispose();
    }

    private SqliteCommand Prepare(string sql, ReadOnlySpan<object> values)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            command = _connection.CreateCommand();
            command.CommandText = sql;
            _commands.Add(sql, command);
        }

        command.Parameters.Clear();
        for (var i = 0; i < values.Length; i++)
            command.Parameters.AddWithValue($"${i + 1}", values[i]);
        return command;
    }
}
