using Microsoft.Data.Sqlite;

namespace Isnad.Storage;

/// <summary>A prepared statement with parameters <c>$1</c>, <c>$2</c> …; used by one thread at a time.</summary>
internal sealed class Statement(SqliteCommand command)
{
    /// <summary>Runs it and gives the number of rows changed.</summary>
    public int Run(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return command.ExecuteNonQuery();
    }

    /// <summary>The first column of its first row; null where there is no row or it is NULL.</summary>
    public object? Value(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        var value = command.ExecuteScalar();
        return value is DBNull ? null : value;
    }

    /// <summary><see cref="Value"/> as a number; null where there is none.</summary>
    public long? Number(params ReadOnlySpan<object?> values) => (long?)Value(values);

    /// <summary>All rows, each made by <paramref name="row"/>; read to the end before it returns, so that no reader stays open.</summary>
    public List<T> Rows<T>(Func<SqliteDataReader, T> row, params ReadOnlySpan<object?> values)
    {
        Bind(values);
        using var reader = command.ExecuteReader();
        var result = new List<T>();
        while (reader.Read())
        {
            result.Add(row(reader));
        }
        return result;
    }

    /// <summary>Hands every row to <paramref name="row"/>, which must not run this statement again.</summary>
    public void Each(Action<SqliteDataReader> row, params ReadOnlySpan<object?> values)
    {
        Bind(values);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            row(reader);
        }
    }

    /// <summary>The first row; default where there is none.</summary>
    public T? First<T>(Func<SqliteDataReader, T> row, params ReadOnlySpan<object?> values)
    {
        Bind(values);
        using var reader = command.ExecuteReader();
        return reader.Read() ? row(reader) : default;
    }

    private void Bind(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (i == command.Parameters.Count)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = $"${i + 1}" });
            }
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }
    }
}
